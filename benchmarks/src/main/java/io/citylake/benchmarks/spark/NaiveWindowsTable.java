package io.citylake.benchmarks.spark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Windows in PostgreSQL as tutorials upsert them: Spark's JDBC writer fills a table beside it, for
 * it has no upsert itself, and a statement does the rest.
 */
final class NaiveWindowsTable implements VoidFunction2<Dataset<Row>, Long> {
  private static final long serialVersionUID = 1L;

  static final List<String> COLUMNS =
      List.of(
          "window_start",
          "window_end",
          "city",
          "district",
          "sensor_type",
          "metric",
          "reading_count",
          "value_sum",
          "value_min",
          "value_max",
          "value_sum_squares");

  private static final String STAGING = "public.naive_staging";
  private static final int KEYS = 6;

  private final String jdbcUrl;

  NaiveWindowsTable(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  void create() throws SQLException {
    execute(
        """
        create table %s (
          window_start timestamptz, window_end timestamptz, city text, district text, sensor_type text, metric text,
          reading_count bigint, value_sum float8, value_min float8, value_max float8, value_sum_squares float8,
          primary key (%s))"""
            .formatted(Naive.WINDOWS_TABLE, String.join(", ", COLUMNS.subList(0, KEYS))));
  }

  @Override
  public void call(Dataset<Row> batch, Long epoch) throws SQLException {
    Properties properties = new Properties();
    properties.put("driver", "org.postgresql.Driver");
    batch.write().mode("overwrite").jdbc(jdbcUrl, STAGING, properties);
    String columns = String.join(", ", COLUMNS);
    execute(
        "insert into %s (%s) select %s from %s on conflict (%s) do update set %s"
            .formatted(
                Naive.WINDOWS_TABLE,
                columns,
                columns,
                STAGING,
                String.join(", ", COLUMNS.subList(0, KEYS)),
                COLUMNS.stream()
                    .skip(KEYS)
                    .map(column -> column + " = excluded." + column)
                    .collect(Collectors.joining(", "))));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
