package io.citylake.benchmarks.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** DuckDB works in the process that asks it. */
final class DuckDb {
  private DuckDb() {}

  /**
   * Opens a new database. It may have as much memory as this JVM's heap, beside it, and all cores.
   *
   * @param file is made, because tables in a file are compressed; beside it lies what has no room
   *     in memory
   */
  static Connection open(Path file) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("memory_limit", (Runtime.getRuntime().maxMemory() >> 20) + "MiB");
    settings.setProperty("temp_directory", file + ".spill");
    // What it recommends for data larger than memory: no mart has an order.
    settings.setProperty("preserve_insertion_order", "false");
    return DriverManager.getConnection("jdbc:duckdb:" + file, settings);
  }

  /**
   * A table function that reads files, of which each may lack columns that others have. What their
   * folders are called counts for nothing: a null is a text there.
   */
  static String parquet(List<Path> files) {
    return files.stream()
        .map(file -> text(file.toString()))
        .collect(
            Collectors.joining(
                ", ", "read_parquet([", "], union_by_name = true, hive_partitioning = false)"));
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
