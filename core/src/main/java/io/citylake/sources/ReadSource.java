package io.citylake.sources;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.ConfigReader;
import io.citylake.format.binary.BinaryFormat;
import io.citylake.format.fields.Condition;
import io.citylake.format.fields.Missing;
import io.citylake.format.foreign.BinaryFields;
import io.citylake.format.foreign.CsvFields;
import io.citylake.format.foreign.ForeignFormat;
import io.citylake.format.foreign.JsonFields;
import io.citylake.format.foreign.JsonPaths;
import io.citylake.format.foreign.NestedMetrics;
import io.citylake.format.foreign.Places;
import io.citylake.format.foreign.Position;
import io.citylake.format.foreign.ReadingFields;
import io.citylake.format.foreign.Stations;
import io.citylake.format.foreign.TextField;
import io.citylake.sources.recording.ReadRecording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one description, {@code conf/sources/NAME.conf}. */
final class ReadSource {
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final String NUMBERS_AS_TEXT = "numbers-as-text";
  private static final String CSV = "csv";
  private static final String JSON = "json";
  private static final String AVRO = "avro";
  private static final String PROTOBUF = "protobuf";
  private static final String ONLY = "only";
  private static final String LISTS_IN_ORDER = "lists-in-order";
  private static final String ELEMENT_OF = "element-of";
  private static final Set<String> KEYS =
      Set.of(
          "topics",
          "format",
          ReadBinaryFormat.SCHEMA,
          ReadBinaryFormat.SCHEMA_REGISTRY,
          ReadBinaryFormat.DESCRIPTOR,
          ReadBinaryFormat.MESSAGE,
          ReadBinaryFormat.FRAMING,
          "separator",
          "columns",
          NUMBERS_AS_TEXT,
          "missing",
          ReadNotation.DECIMAL,
          ReadNotation.THOUSANDS,
          ONLY,
          "others",
          "event_id",
          "sensor_id",
          "sensor_type",
          "city",
          "district",
          "event_time",
          "latitude",
          "longitude",
          "location-text",
          ReadMetrics.METRICS,
          ReadMetricByName.KEY,
          "nested-metrics",
          LISTS_IN_ORDER,
          ELEMENT_OF,
          StationNames.STATIONS,
          ReadDistricts.DISTRICTS,
          "attributes",
          "recording");
  private static final List<String> CSV_ONLY = List.of("separator", "columns");
  private static final List<String> JSON_ONLY =
      List.of(NUMBERS_AS_TEXT, "others", "nested-metrics", LISTS_IN_ORDER, ELEMENT_OF);

  private final String name;
  private final ConfigReader reader;
  private final SensorCatalogue catalogue;
  private final NeighbourFiles neighbours;
  private final List<String> missing;

  /**
   * @param reader of the description without shorthand; takes note of what is wrong
   * @param neighbours files that the description may name
   */
  ReadSource(
      String name, ConfigReader reader, SensorCatalogue catalogue, NeighbourFiles neighbours) {
    this.name = name;
    this.neighbours = neighbours;
    this.reader = reader;
    this.catalogue = catalogue;
    this.missing = reader.has("missing") ? reader.strings("missing") : List.of();
  }

  /** The description, or a harmless one where problems were noted. */
  SourceDescription read() {
    reader.onlyKeys(KEYS);
    String format =
        required("format", "write format = csv, json, avro or protobuf")
            ? reader.oneOf("format", List.of(CSV, JSON, AVRO, PROTOBUF))
            : "";
    without(format)
        .filter(key -> reader.has(key) && !format.isEmpty())
        .forEach(key -> reader.problem(key, "has no meaning in " + format));
    List<String> topics = topics();
    ForeignFormat foreign = foreignFormat(format);
    List<String> columns = foreign.csv().map(CsvFields::columns).orElse(null);
    return new SourceDescription(
        name, topics, foreign, new ReadRecording(reader, columns).read(), List.of());
  }

  /** Keys that a format has no use for. */
  private static Stream<String> without(String format) {
    return switch (format) {
      case CSV -> Stream.of(JSON_ONLY, ReadBinaryFormat.KEYS).flatMap(List::stream);
      case JSON -> Stream.of(CSV_ONLY, ReadBinaryFormat.KEYS).flatMap(List::stream);
      // Files of records are lines of text.
      default -> Stream.concat(CSV_ONLY.stream(), Stream.of(NUMBERS_AS_TEXT, "recording"));
    };
  }

  private ForeignFormat foreignFormat(String format) {
    ReadBinaryFormat binary = new ReadBinaryFormat(reader, neighbours);
    return switch (format) {
      case CSV -> csvFormat();
      case AVRO -> jsonFormat(binary.avro(), false);
      // Protobuf's JSON has long whole numbers as text.
      case PROTOBUF -> jsonFormat(binary.protobuf(), true);
      default -> jsonFormat(null, reader.flag(NUMBERS_AS_TEXT, false));
    };
  }

  private List<String> topics() {
    if (!required("topics", "name the topics that carry it: topics = [\"" + name + "\"]")) {
      return List.of();
    }
    List<String> topics = reader.strings("topics");
    if (topics.isEmpty() || !topics.stream().allMatch(t -> TOPIC.matcher(t).matches())) {
      reader.problem("topics", "name topics of letters, digits, dots, dashes and underscores");
    }
    return topics;
  }

  private ForeignFormat csvFormat() {
    char separator = ',';
    if (reader.has("separator")) {
      String text = reader.string("separator");
      if (text.length() == 1 && text.charAt(0) < 128 && "\"\r\n".indexOf(text.charAt(0)) < 0) {
        separator = text.charAt(0);
      } else {
        reader.problem("separator", "one ASCII character, for example \",\" \";\" or \"\\t\"");
      }
    }
    List<String> columns =
        required("columns", "name all columns in their order: columns = [a, b, c]")
            ? reader.strings("columns").stream().map(String::strip).toList()
            : List.of();
    if (Set.copyOf(columns).size() != columns.size()) {
      reader.problem("columns", "a name occurs twice");
    }
    StationNames names =
        new StationNames(new FieldNames.Columns(columns), reader.has(StationNames.STATIONS));
    ReadField fields = new ReadField(names, missing);
    ReadNotation notation = new ReadNotation(reader, true);
    ReadCondition conditions = conditions(names, notation);
    ReadNumber numbers = new ReadNumber(reader, fields, notation, conditions);
    ReadingFields readingFields = readingFields(fields, numbers, pair(names), null);
    return new ForeignFormat(
        new CsvFields(separator, columns),
        fields.joins(),
        conditions.conditions(reader, ONLY),
        readingFields,
        null,
        places(names, fields, readingFields));
  }

  /**
   * @param binary what payloads are before they are JSON; null where they are JSON
   */
  private ForeignFormat jsonFormat(BinaryFormat binary, boolean isTextAccepted) {
    ReadNotation notation = new ReadNotation(reader, isTextAccepted);
    FieldNames.Paths paths = new FieldNames.Paths();
    StationNames names = new StationNames(paths, reader.has(StationNames.STATIONS));
    ReadField fields = new ReadField(names, missing);
    ReadCondition conditions = conditions(names, notation);
    ReadNumber numbers = new ReadNumber(reader, fields, notation, conditions);
    int pair = pair(names);
    NestedMetrics nested =
        new ReadNestedMetrics(reader, catalogue, notation.text(), Missing.of(missing))
            .read(keepsOthers());
    ReadingFields readingFields = readingFields(fields, numbers, pair, nested);
    List<Condition> only = conditions.conditions(reader, ONLY);
    Places places = places(names, fields, readingFields);
    checkLists(readingFields, fields, paths.all());
    JsonPaths tree = paths.tree();
    if (nested != null && !nested.path().isEmpty()) {
      tree.addMetrics(nested.path());
    }
    JsonFields json = new JsonFields(elementOf(), paths.all(), tree, nested, keepsOthers());
    return new ForeignFormat(
        binary == null ? json : new BinaryFields(binary, json),
        fields.joins(),
        only,
        readingFields,
        nested,
        places);
  }

  private void checkLists(ReadingFields parts, ReadField fields, List<List<String>> paths) {
    boolean isTimeNamed =
        parts.eventTime().fields().stream()
            .flatMap(field -> fields.parts(field).stream())
            .anyMatch(field -> paths.get(field).stream().anyMatch(JsonPaths::isNamed));
    if (isTimeNamed) {
      reader.problem("event_time", "must have a place of its own, not one that goes by a name");
    }
    if (!reader.flag(LISTS_IN_ORDER, false)) {
      ListPlaces.check(parts.metrics().numbers(), paths, reader);
    }
  }

  private static ReadCondition conditions(FieldNames names, ReadNotation notation) {
    return new ReadCondition(names, notation.text().notation());
  }

  private Places places(StationNames names, ReadField fields, ReadingFields parts) {
    Stations stations = null;
    if (reader.has(StationNames.STATIONS)) {
      ReadStations read = new ReadStations(reader, neighbours);
      TextField key = read.key(new ReadText(reader, fields), parts.sensorId());
      stations = read.read(key, names.columns());
    }
    boolean isTimeOfStation =
        names.columns().values().stream()
            .anyMatch(use -> parts.eventTime().fields().contains(use.field()));
    if (isTimeOfStation) {
      reader.problem("event_time", "comes from the record, not from the table of stations");
    }
    return new Places(stations, ReadDistricts.read(reader, neighbours));
  }

  private int pair(FieldNames names) {
    return reader.has("location-text")
        ? names.number(reader.string("location-text"), reader, "location-text")
        : Position.NO_PAIR;
  }

  private List<String> elementOf() {
    return reader.has(ELEMENT_OF)
        ? FieldNames.Paths.path(reader.string(ELEMENT_OF), reader, ELEMENT_OF)
        : List.of();
  }

  private boolean keepsOthers() {
    return reader.has("others") && reader.oneOf("others", List.of("keep", "drop")).equals("keep");
  }

  private ReadingFields readingFields(
      ReadField fields, ReadNumber numbers, int pair, NestedMetrics nested) {
    ReadText texts = new ReadText(reader, fields);
    TextField sensorType = texts.required("sensor_type");
    Position position =
        new Position(
            numbers.coordinate("latitude"),
            numbers.coordinate("longitude"),
            pair,
            Missing.of(missing));
    if (reader.has("latitude") != reader.has("longitude")) {
      reader.problem(
          reader.has("latitude") ? "latitude" : "longitude", "half a position is none: give both");
    }
    boolean hasMetrics = reader.has(ReadMetrics.METRICS) || reader.has(ReadMetricByName.KEY);
    if (!hasMetrics && nested == null && !keepsOthers()) {
      reader.missing(
          ReadMetrics.METRICS, "a reading has at least one: metrics { temperature = temp }");
    }
    return new ReadingFields(
        texts.optional("event_id"),
        texts.required("sensor_id"),
        sensorType,
        texts.optional("city"),
        texts.optional("district"),
        new ReadTime(reader, fields).read("event_time"),
        position,
        new ReadMetrics(reader, catalogue, sensorType).read(numbers),
        attributes(texts));
  }

  private List<ReadingFields.Attribute> attributes(ReadText texts) {
    List<ReadingFields.Attribute> attributes = new ArrayList<>();
    if (reader.has("attributes")) {
      ConfigReader section = reader.section("attributes");
      for (String attribute : section.children()) {
        attributes.add(
            new ReadingFields.Attribute(
                ConfigReader.plainName(attribute), texts.text(section, attribute)));
      }
    }
    return List.copyOf(attributes);
  }

  private boolean required(String key, String remedy) {
    if (!reader.has(key)) {
      reader.missing(key, remedy);
      return false;
    }
    return true;
  }
}
