package io.citylake.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.citylake.format.JsonLimits;
import io.citylake.reading.Excerpt;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file of stations is CSV whose first line names the columns, or a JSON list of objects, whose
 * columns are paths such as {@code location.lat} or {@code geometry.coordinates[1]}.
 *
 * @param columns the names of all columns
 * @param rows in the order of the file
 */
record StationFile(Set<String> columns, List<Row> rows) {
  private static final ObjectMapper JSON = new ObjectMapper(JsonLimits.FACTORY.copy());
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * @param place where it stands in the file, for people
   * @param texts by the column's name; no entry where there is none
   */
  record Row(String place, Map<String, String> texts) {}

  /** The file cannot be read. Its message is for people. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  static StationFile csv(byte[] file, char separator) throws Unreadable {
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text(file));
    try {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        throw new Unreadable("is empty: its first line must name the columns");
      }
      List<String> names = records.next().getFields().stream().map(String::strip).toList();
      List<Row> rows = new ArrayList<>();
      while (records.hasNext()) {
        rows.add(row(records.next(), names));
      }
      return new StationFile(new TreeSet<>(names), rows);
    } catch (CsvParseException e) {
      throw new Unreadable("is no CSV: " + Excerpt.of(e.getMessage()));
    }
  }

  private static Row row(CsvRecord record, List<String> names) throws Unreadable {
    String place = "line " + record.getStartingLineNumber();
    if (record.getFieldCount() != names.size()) {
      throw new Unreadable(
          "%s has %s fields, the first line names %s columns"
              .formatted(place, record.getFieldCount(), names.size()));
    }
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      String text = record.getField(i);
      if (text.indexOf('\n') >= 0) {
        throw new Unreadable(
            "%s: %s goes over several lines; a quote is not closed".formatted(place, names.get(i)));
      }
      texts.put(names.get(i), text.strip());
    }
    return new Row(place, texts);
  }

  /**
   * @param list the path of the list; empty where the file is one
   */
  static StationFile json(byte[] file, List<String> list) throws Unreadable {
    JsonNode stations;
    try {
      stations = JSON.readTree(text(file));
    } catch (JsonProcessingException e) {
      throw new Unreadable("is no JSON: " + Excerpt.of(e.getOriginalMessage()));
    }
    for (String step : list) {
      stations = stations.path(step);
    }
    if (!stations.isArray()) {
      throw new Unreadable(
          list.isEmpty()
              ? "is no list of stations: name where it stands with list = \"path\""
              : "has no list at " + String.join(".", list));
    }
    TreeSet<String> columns = new TreeSet<>();
    List<Row> rows = new ArrayList<>();
    for (JsonNode station : stations) {
      Map<String, String> texts = new TreeMap<>();
      flatten("", station, texts);
      columns.addAll(texts.keySet());
      rows.add(new Row("element " + rows.size() + " of the list", texts));
    }
    return new StationFile(columns, rows);
  }

  private static void flatten(String path, JsonNode node, Map<String, String> texts) {
    if (node.isObject()) {
      String prefix = path.isEmpty() ? "" : path + ".";
      node.properties().forEach(child -> flatten(prefix + child.getKey(), child.getValue(), texts));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "[" + i + "]", node.get(i), texts);
      }
    } else if (!node.isNull()) {
      texts.put(path, node.asText().strip());
    }
  }

  private static String text(byte[] file) throws Unreadable {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Unreadable("is not in UTF-8");
    }
  }
}
