package io.citylake.benchmarks.duckdb;

import io.citylake.tables.Column;
import java.util.List;
import java.util.stream.Collectors;

/** Names of Citylake's types in DuckDB. */
final class DuckDbTypes {
  private DuckDbTypes() {}

  /** The type of the lake's column: times have a zone there. */
  static String ofLake(Column.Type type) {
    return switch (type) {
      case TEXT -> "varchar";
      case INTEGER -> "integer";
      case LONG -> "bigint";
      case DOUBLE -> "double";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case TIMESTAMP -> "timestamptz";
      case BINARY -> "blob";
      case TEXT_BY_NAME -> "map(varchar, varchar)";
      case NUMBER_BY_NAME -> "map(varchar, double)";
    };
  }

  /** The type of a mart's column that DuckDB computes: its times are UTC, without saying so. */
  static String ofMart(Column.Type type) {
    return type == Column.Type.TIMESTAMP ? "timestamp" : ofLake(type);
  }

  /** A query that has the lake's columns and no rows. */
  static String noRows(List<Column> columns) {
    return columns.stream()
        .map(c -> "cast(null as %s) as %s".formatted(ofLake(c.type()), DuckDb.name(c.name())))
        .collect(Collectors.joining(", ", "select ", " where false"));
  }
}
