package io.citylake.describe.draft;

import io.citylake.describe.table.Table;
import io.citylake.describe.table.TableColumn;
import io.citylake.describe.words.Spelling;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Recognizes tables whose lines are not one reading each, to say what would do. */
final class OtherLayouts {
  private static final int LEAST_COLUMNS = 3;

  private final Table table;

  OtherLayouts(Table table) {
    this.table = table;
  }

  /**
   * What the table looks like, for people, where the names of columns of numbers differ in a number
   * only; empty where they do not.
   */
  Optional<String> hint() {
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
