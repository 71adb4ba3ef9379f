package io.citylake.timetravel;

import java.util.List;

/**
 * A changed row is one that differs.
 *
 * @param key the values of the key's columns
 * @param values the changed ones; none of a row that was added or removed
 */
public record ChangedRow(List<String> key, List<Value> values) {
  public ChangedRow {
    key = List.copyOf(key);
    values = List.copyOf(values);
  }

  /** A changed value; "null" where there was or is none. */
  public record Value(String column, String before, String after) {}
}
