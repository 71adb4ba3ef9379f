package io.citylake.recordfiles;

import java.io.Serializable;
import java.util.SortedMap;

/**
 * Records of one partition of the table that a task has read, encoded.
 *
 * @param rows how many
 * @param columns by their place among the leaves of the table's schema; one that has no value in
 *     any row is not there
 */
record RowGroup(int rows, SortedMap<Integer, EncodedColumn> columns) implements Serializable {

  /** About what it takes of the heap. */
  long heldBytes() {
    return columns.values().stream().mapToLong(EncodedColumn::heldBytes).sum();
  }
}
