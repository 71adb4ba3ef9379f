package io.citylake.models;

import io.citylake.tables.Table;
import java.util.List;

/**
 * A mart is a daily table for analysts: its query, and what it promises.
 *
 * @param table in the schema {@code marts}; its key is the mart's grain
 * @param columns in the table's order
 * @param checks beyond those that grain, presence and ranges give
 * @param isPublished whether PostgreSQL shows it too; the others stay in the lake
 */
public record Mart(
    Table table,
    String sql,
    List<MartColumn> columns,
    List<MartCheck> checks,
    boolean isPublished) {
  /** The schema of every mart, in the lake and in PostgreSQL. */
  public static final String SCHEMA = "marts";

  /** The column by which every mart is partitioned. */
  public static final String DAY = "day";

  /** The mart of the batch layer's windows. */
  public static final String WINDOWS = "windows";

  public Mart {
    columns = List.copyOf(columns);
    checks = List.copyOf(checks);
  }

  public String name() {
    return table.name();
  }

  public List<String> grain() {
    return table.key();
  }
}
