package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.Notation;
import io.citylake.format.fields.Missing;
import io.citylake.format.foreign.Join;
import io.citylake.format.numbers.WordField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads which fields of a record give one part of a reading. */
final class ReadField {
  static final String FIELD = "field";
  static final String FIELDS = "fields";
  static final String JOIN = "join";
  static final String SEPARATOR = "separator";
  static final String CONSTANT = "constant";
  static final String FROM = "from";
  private static final Map<String, String> MEANINGS =
      Map.of(
          FIELD, "field = a (the one that holds it)",
          FIELDS, "fields = [a, b] (alternatives: the first that is there counts)",
          JOIN, "join = [a, b] (put together, with separator between)",
          CONSTANT, "constant = x (the same in every record)",
          FROM, "from = key (the Kafka record's key)");

  private final FieldNames names;
  private final List<String> missing;
  private final List<Join> joins = new ArrayList<>();

  /**
   * @param missing values that mean none in every field
   */
  ReadField(FieldNames names, List<String> missing) {
    this.names = names;
    this.missing = missing;
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

  /** The numbers of the fields that {@code section} names as alternatives, or joins to one. */
  List<Integer> fields(ConfigReader section) {
    List<Integer> numbers = new ArrayList<>();
    if (section.has(FIELD)) {
      numbers.add(names.number(section.string(FIELD), section, FIELD));
    }
    numbers.addAll(named(section, FIELDS));
    if (section.has(JOIN)) {
      numbers.add(joined(section));
    } else if (section.has(SEPARATOR)) {
      section.problem(SEPARATOR, "stands between joined fields: has a meaning beside join only");
    }
    return List.copyOf(numbers);
  }

  private List<Integer> named(ConfigReader section, String key) {
    if (!section.has(key)) {
      return List.of();
    }
    int problemsBefore = section.problemCount();
    List<Integer> numbers =
        section.strings(key).stream().map(name -> names.number(name, section, key)).toList();
    if (numbers.isEmpty() && section.problemCount() == problemsBefore) {
      section.problem(key, "names no field: write " + key + " = [a, b]");
    }
    return numbers;
  }

  private int joined(ConfigReader section) {
    List<Integer> parts = named(section, JOIN);
    int field = names.joined();
    if (!parts.isEmpty()) {
      joins.add(new Join(field, parts, separator(section), missing(section)));
    }
    return field;
  }

  /** What stands between joined fields: one blank where nothing is said. */
  static String separator(ConfigReader section) {
    return section.optionalString(SEPARATOR).orElse(" ");
  }

  /** The fields so far that are put together of others. */
  List<Join> joins() {
    return List.copyOf(joins);
  }

  /** The fields that are put together to this one; itself where it is none of these. */
  List<Integer> parts(int field) {
    return joins.stream()
        .filter(join -> join.field() == field)
        .map(Join::parts)
        .findFirst()
        .orElse(List.of(field));
  }

  /**
   * The values that mean none in a text: the description's, and those that {@code section} adds.
   */
  Missing missing(ConfigReader section) {
    return missing(section, Notation.PLAIN);
  }

  /**
   * The same for a number.
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
    List<String> given = choices.stream().filter(section::has).toList();
    if (given.size() == 1) {
      return;
    }
    String wrong =
        given.isEmpty()
            ? "it does not say where it comes from"
            : String.join(" and ", given) + " do not go together";
    String meanings =
        choices.stream()
            .map(choice -> MEANINGS.getOrDefault(choice, choice))
            .collect(Collectors.joining(", "));
    parent.problem(key, wrong + ": give exactly one of " + meanings);
  }
}
