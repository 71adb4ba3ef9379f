package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.fields.StationTable;
import io.citylake.format.foreign.Stations;
import io.citylake.format.foreign.TextField;
import io.citylake.reading.Excerpt;
import io.citylake.sources.StationFile.Row;
import io.citylake.sources.StationFile.Unreadable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a description's section {@code stations} and the file that it names. */
final class ReadStations {
  private static final String FILE = "file";
  private static final String ID = "id";
  private static final String KEY = "key";
  private static final String LIST = "list";
  private static final String SEPARATOR = "separator";
  private static final String JSON_SUFFIX = "json";
  private static final List<String> COLUMNS = List.of("city", "district", "latitude", "longitude");
  private static final List<String> GROUPS = List.of("attributes", "metrics");

  private final ConfigReader section;
  private final NeighbourFiles neighbours;

  /**
   * @param description that has the section
   * @param neighbours of the description
   */
  ReadStations(ConfigReader description, NeighbourFiles neighbours) {
    this.section = description.section(StationNames.STATIONS);
    this.neighbours = neighbours;
    section.onlyKeys(
        Set.of(
            FILE,
            ID,
            KEY,
            LIST,
            SEPARATOR,
            "override",
            "city",
            "district",
            "latitude",
            "longitude",
            "attributes",
            "metrics"));
    section.flag("override", false);
    COLUMNS.stream().filter(section::has).forEach(section::string);
    for (String group : GROUPS) {
      if (section.has(group)) {
        ConfigReader columns = section.section(group);
        columns.children().forEach(columns::string);
      }
    }
  }

  /**
   * The station's id in the record.
   *
   * @param sensorId stands in where the section names nothing else
   */
  TextField key(ReadText texts, TextField sensorId) {
    return section.has(KEY) ? texts.text(section, KEY) : sensorId;
  }

  /**
   * The table; an empty one where problems were noted.
   *
   * @param key the station's id in the record
   * @param columns those that the description names, and where
   */
  Stations read(TextField key, Map<String, StationNames.Use> columns) {
    StationTable table = new StationTable();
    if (!section.has(FILE)) {
      section.missing(
          FILE, "name a CSV or JSON file beside the description: file = \"stations.csv\"");
    } else if (!section.has(ID)) {
      section.missing(ID, "say which column of the file names the station");
    } else {
      try {
        fill(table, columns);
      } catch (Unreadable e) {
        section.problem(FILE, e.getMessage());
      }
    }
    return new Stations(key, table);
  }

  private StationFile file(byte[] file) throws Unreadable {
    String name = section.string(FILE);
    boolean isJson = name.endsWith(JSON_SUFFIX);
    String meaningless = isJson ? SEPARATOR : LIST;
    if (section.has(meaningless)) {
      section.problem(meaningless, "has no meaning for " + name);
    }
    return isJson ? StationFile.json(file, list()) : StationFile.csv(file, separator());
  }

  private List<String> list() {
    return section.has(LIST)
        ? FieldNames.Paths.path(section.string(LIST), section, LIST)
        : List.of();
  }

  private char separator() {
    String separator = section.optionalString(SEPARATOR).orElse(",");
    if (separator.length() != 1) {
      section.problem(SEPARATOR, "one character, for example \",\" or \";\"");
      return ',';
    }
    return separator.charAt(0);
  }

  private void fill(StationTable table, Map<String, StationNames.Use> columns) throws Unreadable {
    int problemsBefore = section.problemCount();
    byte[] bytes = neighbours.read(section, FILE);
    if (section.problemCount() > problemsBefore) {
      return;
    }
    StationFile file = file(bytes);
    String idColumn = section.string(ID);
    check(idColumn, section, ID, file.columns());
    columns.forEach((name, use) -> check(name, use.section(), use.key(), file.columns()));
    Map<String, String> placeById = new HashMap<>();
    for (Row row : file.rows()) {
      String id = row.texts().getOrDefault(idColumn, "");
      String other = id.isEmpty() ? null : placeById.putIfAbsent(id, row.place());
      if (other != null) {
        section.problem(
            FILE,
            "the station %s stands twice, in %s and %s"
                .formatted(Excerpt.of(id), other, row.place()));
        return;
      }
      if (!id.isEmpty()) {
        table.add(id, texts(row, columns));
      }
    }
  }

  private void check(String column, ConfigReader place, String key, Set<String> columns) {
    if (!columns.contains(column)) {
      place.problem(
          key,
          "%s has no column %s; there are %s"
              .formatted(section.string(FILE), column, String.join(", ", columns)));
    }
  }

  private static Map<Integer, String> texts(Row row, Map<String, StationNames.Use> columns) {
    Map<Integer, String> texts = new TreeMap<>();
    columns.forEach((name, use) -> texts.put(use.field(), row.texts().getOrDefault(name, "")));
    return texts;
  }
}
