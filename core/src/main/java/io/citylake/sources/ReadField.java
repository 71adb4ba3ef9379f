package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.Notation;
import io.citylake.format.fields.Missing;
import io.citylake.format.foreign.TextField;
import io.citylake.format.foreign.TimeField;
import io.citylake.format.numbers.WordField;
import io.citylake.format.times.IsoTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads where a text or a time comes from. */
final class ReadField {
  static final String FIELD = "field";
  static final String FIELDS = "fields";
  static final String CONSTANT = "constant";
  private static final String FROM = "from";

  private final ConfigReader description;
  private final FieldNames names;
  private final List<String> missing;

  /**
   * @param missing values that mean none in every field
   */
  ReadField(ConfigReader description, FieldNames names, List<String> missing) {
    this.description = description;
    this.names = names;
    this.missing = missing;
  }

  /** The text at {@code key}; {@link TextField#NONE} where the description says nothing of it. */
  TextField optionalText(String key) {
    return description.has(key) ? text(description, key) : TextField.NONE;
  }

  /** The text at {@code key}, which a description must have. */
  TextField text(String key) {
    if (!description.has(key)) {
      description.missing(key, "say which field holds it: " + key + " = name");
      return TextField.NONE;
    }
    return text(description, key);
  }

  TextField text(ConfigReader parent, String key) {
    ConfigReader section = parent.section(key);
    section.onlyKeys(Set.of(FIELD, FIELDS, CONSTANT, FROM, "prefix", "mapping", "missing"));
    expectOne(parent, key, section, List.of(FIELD, FIELDS, CONSTANT, FROM));
    boolean fromKey = section.has(FROM);
    if (fromKey) {
      section.oneOf(FROM, List.of("key"));
    }
    return new TextField(
        fields(section),
        section.has(CONSTANT) ? section.string(CONSTANT) : null,
        fromKey,
        section.optionalString("prefix").orElse(""),
        mapping(section),
        missing(section));
  }

  TimeField time(String key) {
    if (!description.has(key)) {
      description.missing(key, "say which field holds it: " + key + " = name");
      return new TimeField(List.of(), new IsoTime(null), Missing.of(List.of()));
    }
    ConfigReader section = description.section(key);
    section.onlyKeys(Set.of(FIELD, FIELDS, "pattern", "zone", "interval", "missing"));
    expectOne(description, key, section, List.of(FIELD, FIELDS));
    return new TimeField(fields(section), new ReadTimeFormat(section).read(), missing(section));
  }

  /**
   * The field that {@code section} names at {@code key}, for a word in it.
   *
   * @param meanings of words
   * @param isClosed whether only these are known
   * @param missing what stands there where nothing is named
   */
  WordField word(
      ConfigReader section,
      String key,
      Map<String, String> meanings,
      boolean isClosed,
      Missing missing) {
    String name = section.string(key);
    int field = section.has(key) ? names.number(name, section, key) : 0;
    return new WordField(field, name, meanings, isClosed, missing);
  }

  /** The numbers of the fields that {@code section} names. */
  List<Integer> fields(ConfigReader section) {
    List<Integer> numbers = new ArrayList<>();
    if (section.has(FIELD)) {
      numbers.add(names.number(section.string(FIELD), section, FIELD));
    }
    if (section.has(FIELDS)) {
      section.strings(FIELDS).forEach(name -> numbers.add(names.number(name, section, FIELDS)));
    }
    return List.copyOf(numbers);
  }

  private static Map<String, String> mapping(ConfigReader section) {
    Map<String, String> mapping = new HashMap<>();
    if (section.has("mapping")) {
      ConfigReader words = section.section("mapping");
      words.children().forEach(w -> mapping.put(ConfigReader.plainName(w), words.string(w)));
    }
    return Map.copyOf(mapping);
  }

  /** The same for texts. */
  Missing missing(ConfigReader section) {
    return missing(section, Notation.PLAIN);
  }

  /**
   * The description's values that mean none, and those that {@code section} adds.
   *
   * @param notation of those that are numbers
   */
  Missing missing(ConfigReader section, Notation notation) {
    List<String> all = new ArrayList<>(missing);
    if (section.has("missing")) {
      all.addAll(section.strings("missing"));
    }
    return Missing.of(all, notation);
  }

  /** Notes a problem unless {@code section} gives exactly one of {@code choices}. */
  static void expectOne(
      ConfigReader parent, String key, ConfigReader section, List<String> choices) {
    long given = choices.stream().filter(section::has).count();
    if (given != 1) {
      parent.problem(key, "give exactly one of " + String.join(", ", choices));
    }
  }
}
