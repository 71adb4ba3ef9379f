package io.citylake.describe.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.citylake.describe.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a table of JSON records: a column for each path at which one of them has a value. */
final class JsonTable {
  private final Words words;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, FlatRecord.Value> firsts = new LinkedHashMap<>();
  private final List<Integer> files = new ArrayList<>();

  JsonTable(Words words) {
    this.words = words;
  }

  void add(JsonNode record, int file) {
    Map<String, FlatRecord.Value> flat = FlatRecord.of(record, words);
    flat.forEach(
        (path, value) -> {
          if (!value.text().isEmpty()) {
            firsts.putIfAbsent(path, value);
          }
          List<String> column = values.computeIfAbsent(path, name -> new ArrayList<>());
          fill(column);
          column.add(value.text());
        });
    files.add(file);
  }

  /** A record that lacks the path has empty text there. */
  private void fill(List<String> column) {
    while (column.size() < files.size()) {
      column.add("");
    }
  }

  Table table() {
    List<TableColumn> columns = new ArrayList<>();
    values.forEach(
        (path, column) -> {
          fill(column);
          columns.add(column(path, column));
        });
    return new Table(columns, files);
  }

  private TableColumn column(String path, List<String> texts) {
    FlatRecord.Value first = firsts.get(path);
    List<String> steps = first == null ? List.of(path) : first.steps();
    String last = steps.get(steps.size() - 1);
    ColumnName parts = ColumnName.of(last, words);
    List<String> labels =
        parts.unit().isEmpty() ? ColumnName.labels(steps) : List.of(parts.label());
    return new TableColumn(path, labels, parts.unit(), texts, '.', first != null && first.isText());
  }
}
