package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.fields.Missing;
import io.citylake.format.foreign.TimeField;
import io.citylake.format.times.IsoTime;
import io.citylake.format.times.TimeFormat;
import java.util.List;
import java.util.Set;

/** Reads where the event time comes from. */
final class ReadTime {
  private static final Set<String> KEYS =
      Set.of(
          ReadField.FIELD,
          ReadField.FIELDS,
          ReadField.JOIN,
          ReadField.SEPARATOR,
          ReadTimeFormat.PATTERN,
          ReadTimeFormat.PATTERNS,
          ReadTimeFormat.ZONE,
          ReadTimeFormat.CLOCK_CHANGE,
          ReadTimeFormat.INTERVAL,
          "missing");

  private final ConfigReader description;
  private final ReadField fields;

  ReadTime(ConfigReader description, ReadField fields) {
    this.description = description;
    this.fields = fields;
  }

  TimeField read(String key) {
    if (!description.has(key)) {
      description.missing(key, "say which field holds it: " + key + " = name");
      return new TimeField(List.of(), new IsoTime(null), Missing.of(List.of()));
    }
    ConfigReader section = description.section(key);
    section.onlyKeys(KEYS);
    ReadField.expectOne(
        description, key, section, List.of(ReadField.FIELD, ReadField.FIELDS, ReadField.JOIN));
    int problemsBefore = section.problemCount();
    TimeFormat format = new ReadTimeFormat(section).read();
    if (section.has(ReadField.JOIN) && section.problemCount() == problemsBefore) {
      checkJoin(section, format);
    }
    return new TimeField(fields.fields(section), format, fields.missing(section));
  }

  /** What is put together in a way that no pattern has would never be read. */
  private static void checkJoin(ConfigReader section, TimeFormat format) {
    List<String> parts = section.strings(ReadField.JOIN);
    if (parts.stream().distinct().count() < parts.size()) {
      section.problem(ReadField.JOIN, "names a field twice");
    }
    String separator = ReadField.separator(section);
    if (!separator.isEmpty() && !format.isJoinedBy(separator, parts.size() - 1)) {
      section.problem(
          ReadField.JOIN,
          ("%s fields are joined with \"%s\" between them, which is not %s: set separator to what"
                  + " stands there in the pattern")
              .formatted(parts.size(), separator, format));
    }
  }
}
