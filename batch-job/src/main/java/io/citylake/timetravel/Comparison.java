package io.citylake.timetravel;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A comparison tells how two states of a mart differ.
 *
 * @param table the mart's full name
 * @param key the names of the columns that identify a row
 * @param days that were compared
 * @param rowsBefore rows of these days
 * @param rowsAfter rows of these days
 * @param counts rows that differ
 * @param columns that changed, most rows first
 * @param first some of the rows of each kind, by key
 * @param reasons one for each day that differs
 */
public record Comparison(
    String table,
    List<String> key,
    TableState before,
    TableState after,
    List<LocalDate> days,
    long rowsBefore,
    long rowsAfter,
    Map<Change, Long> counts,
    List<ColumnChanges> columns,
    Map<Change, List<ChangedRow>> first,
    List<Reason> reasons) {
  public Comparison {
    key = List.copyOf(key);
    days = List.copyOf(days);
    counts = Map.copyOf(counts);
    columns = List.copyOf(columns);
    first = Map.copyOf(first);
    reasons = List.copyOf(reasons);
  }

  /** How many rows are in both states and the same. */
  public long equalRows() {
    return rowsAfter - counts.get(Change.ADDED) - counts.get(Change.CHANGED);
  }

  /** How many rows differ. */
  public long differences() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
