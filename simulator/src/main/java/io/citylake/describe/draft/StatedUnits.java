package io.citylake.describe.draft;

import io.citylake.describe.table.Table;
import io.citylake.describe.table.TableColumn;
import io.citylake.describe.words.Spelling;
import io.citylake.describe.words.Words;

/** Finds the unit that stands in a field of its own beside a value, the same in all records. */
final class StatedUnits {
  private final Table table;
  private final Words words;

  StatedUnits(Table table, Words words) {
    this.table = table;
    this.words = words;
  }

  /** The unit as it stands there; empty where there is none, or several. */
  String of(TableColumn value) {
    int dot = value.name().lastIndexOf('.');
    String parent = value.name().substring(0, dot + 1);
    for (TableColumn column : table.columns()) {
      boolean isBeside = dot > 0 && column.name().startsWith(parent);
      boolean isUnit =
          isBeside
              ? words.role("unit").contains(Spelling.normal(column.name().substring(dot + 1)))
              : column.labels().stream()
                  .anyMatch(l -> value.labels().stream().anyMatch(v -> l.equals(v + "_unit")));
      if (isUnit && column.distinct() == 1) {
        return column.present().get(0);
      }
    }
    return "";
  }
}
