package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.foreign.TextField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads where a text comes from. */
final class ReadText {
  private static final String PREFIX = "prefix";
  private static final String MAPPING = "mapping";
  private static final String MISSING = "missing";
  private static final List<String> SOURCES =
      List.of(
          ReadField.FIELD, ReadField.FIELDS, ReadField.JOIN, ReadField.CONSTANT, ReadField.FROM);

  private final ConfigReader description;
  private final ReadField fields;

  ReadText(ConfigReader description, ReadField fields) {
    this.description = description;
    this.fields = fields;
  }

  /** The text at {@code key}; {@link TextField#NONE} where the description says nothing of it. */
  TextField optional(String key) {
    return description.has(key) ? text(description, key) : TextField.NONE;
  }

  /** The text at {@code key}, which a description must have. */
  TextField required(String key) {
    if (!description.has(key)) {
      description.missing(key, "say which field holds it: " + key + " = name");
      return TextField.NONE;
    }
    return text(description, key);
  }

  /** The text at {@code key} of {@code parent}. */
  TextField text(ConfigReader parent, String key) {
    ConfigReader section = parent.section(key);
    section.onlyKeys(
        Set.of(
            ReadField.FIELD,
            ReadField.FIELDS,
            ReadField.JOIN,
            ReadField.SEPARATOR,
            ReadField.CONSTANT,
            ReadField.FROM,
            PREFIX,
            MAPPING,
            MISSING));
    ReadField.expectOne(parent, key, section, SOURCES);
    boolean fromKey = section.has(ReadField.FROM);
    if (fromKey) {
      section.oneOf(ReadField.FROM, List.of("key"));
    }
    return new TextField(
        fields.fields(section),
        constant(section),
        fromKey,
        section.optionalString(PREFIX).orElse(""),
        mapping(section),
        fields.missing(section));
  }

  /** Null where the text is not the same in every record. */
  private static String constant(ConfigReader section) {
    if (!section.has(ReadField.CONSTANT)) {
      return null;
    }
    for (String ofFields : List.of(PREFIX, MAPPING, MISSING)) {
      if (section.has(ofFields)) {
        section.problem(
            ofFields, "has no meaning beside constant: write the constant as it shall be");
      }
    }
    return section.string(ReadField.CONSTANT);
  }

  private static Map<String, String> mapping(ConfigReader section) {
    Map<String, String> mapping = new HashMap<>();
    if (section.has(MAPPING)) {
      ConfigReader words = section.section(MAPPING);
      words.children().forEach(w -> mapping.put(ConfigReader.plainName(w), words.string(w)));
    }
    return Map.copyOf(mapping);
  }
}
