package io.citylake.tables;

import java.util.List;

/**
 * A table is one of Citylake's, in the lake or in PostgreSQL.
 *
 * @param schema the schema (PostgreSQL) or namespace (lake)
 * @param name without its schema
 * @param columns in the table's order
 * @param key the columns that identify a row
 * @param doc one line for the data dictionary
 */
public record Table(
    String schema, String name, List<Column> columns, List<String> key, String doc) {

  public Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** Schema and name, for example {@code live.windows}. */
  public String qualifiedName() {
    return schema + "." + name;
  }

  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }
}
