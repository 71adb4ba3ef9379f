package io.citylake.describe.draft;

import io.citylake.describe.table.Table;
import io.citylake.describe.table.TableColumn;
import io.citylake.describe.words.Spelling;
import io.citylake.describe.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A long table has one value in each record: one field names the metric, another holds its value.
 *
 * @param name the field with the metric's name
 * @param value the field with its value
 * @param unit the field with its unit; null where there is none
 */
public record LongTable(TableColumn name, TableColumn value, TableColumn unit) {
  /** More names than this are no metrics. */
  private static final int MOST_NAMES = 60;

  /** The fields of {@code table} that make it a long one; empty where none do. */
  static Optional<LongTable> of(Table table, Words words) {
    for (TableColumn value : named(table, "value", words)) {
      for (TableColumn name : named(table, "name", words)) {
        boolean areNames = name.numericShare() < 0.5 && name.distinct() <= MOST_NAMES;
        if (areNames && value.numericShare() > 0.5 && !name.name().equals(value.name())) {
          TableColumn unit = named(table, "unit", words).stream().findFirst().orElse(null);
          return Optional.of(new LongTable(name, value, unit));
        }
      }
    }
    return Optional.empty();
  }

  private static List<TableColumn> named(Table table, String role, Words words) {
    return table.columns().stream()
        .filter(column -> column.labels().stream().anyMatch(words.role(role)::contains))
        .toList();
  }

  /** The names of its fields. */
  Set<String> fields() {
    return unit == null
        ? Set.of(name.name(), value.name())
        : Set.of(name.name(), value.name(), unit.name());
  }

  /** The values of each name, as if it had a column of its own. */
  List<TableColumn> columns() {
    Map<String, List<Integer>> rowsByName = new LinkedHashMap<>();
    for (int row = 0; row < name.values().size(); row++) {
      if (!name.values().get(row).isEmpty()) {
        rowsByName.computeIfAbsent(name.values().get(row), n -> new ArrayList<>()).add(row);
      }
    }
    List<TableColumn> columns = new ArrayList<>();
    rowsByName.forEach((word, rows) -> columns.add(column(word, rows)));
    return columns;
  }

  private TableColumn column(String word, List<Integer> rows) {
    List<String> units =
        unit == null
            ? List.of()
            : rows.stream().map(row -> unit.values().get(row)).distinct().toList();
    return new TableColumn(
        word,
        List.of(Spelling.normal(word)),
        units.size() == 1 ? units.get(0) : "",
        rows.stream().map(row -> value.values().get(row)).toList(),
        value.decimal(),
        value.isText());
  }
}
