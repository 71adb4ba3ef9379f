package io.citylake.describe.table;

import java.util.List;
import java.util.Optional;

/**
 * A table is the records of a sample, column by column.
 *
 * @param columns in the file's order
 * @param files for each record the place of its file in the sample
 */
public record Table(List<TableColumn> columns, List<Integer> files) {
  public Table {
    columns = List.copyOf(columns);
    files = List.copyOf(files);
  }

  public int size() {
    return files.size();
  }

  /** The column that a description calls {@code name}. */
  public Optional<TableColumn> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
