package io.citylake.describe.draft;

import io.citylake.describe.table.Table;
import io.citylake.describe.table.TableColumn;
import io.citylake.describe.words.Spelling;
import io.citylake.describe.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Recognizes tables whose lines are not one reading each, to say what would do. */
final class OtherLayouts {
  private static final int LEAST_COLUMNS = 3;
  private static final int MOST_NAMES = 60;

  private final Table table;
  private final Words words;

  OtherLayouts(Table table, Words words) {
    this.table = table;
    this.words = words;
  }

  /** What the table looks like, for people; empty where it looks like nothing else. */
  Optional<String> hint() {
    return longTable().or(this::wideTable);
  }

  /** A column names the metric, another holds its value. */
  private Optional<String> longTable() {
    for (TableColumn name : named("name")) {
      for (TableColumn value : named("value")) {
        boolean areNames = name.numericShare() < 0.5 && name.distinct() <= MOST_NAMES;
        if (areNames && value.numericShare() > 0.5 && !name.name().equals(value.name())) {
          return Optional.of(
              "each line looks like one value, whose metric "
                  + name.name()
                  + " names and "
                  + value.name()
                  + " holds: see metric-by-name in conf/sources/README.md");
        }
      }
    }
    return Optional.empty();
  }

  private List<TableColumn> named(String role) {
    return table.columns().stream()
        .filter(column -> column.labels().stream().anyMatch(words.role(role)::contains))
        .toList();
  }

  /** Columns of numbers whose names differ in a number only. */
  private Optional<String> wideTable() {
    Map<String, Integer> stems = new TreeMap<>();
    for (TableColumn column : table.columns()) {
      if (column.numericShare() > 0.5 && !column.labels().isEmpty()) {
        stems.merge(Spelling.normal(column.name()).replaceAll("\\d+", "*"), 1, Integer::sum);
      }
    }
    return stems.entrySet().stream()
        .filter(stem -> stem.getValue() >= LEAST_COLUMNS && stem.getKey().contains("*"))
        .findFirst()
        .map(
            stem ->
                "the columns "
                    + stem.getKey()
                    + " look like one for each sensor: see recording.unpivot in docs/sources.md");
  }
}
