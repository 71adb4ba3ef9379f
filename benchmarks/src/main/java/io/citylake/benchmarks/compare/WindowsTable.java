package io.citylake.benchmarks.compare;

import io.citylake.tables.WindowRow;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads windows from a table with the columns of {@code live.windows}. */
public final class WindowsTable {
  private static final int FETCH_ROWS = 10_000;

  private WindowsTable() {}

  /** All rows of a table. */
  public static List<WindowRow> read(String jdbcUrl, String table) throws SQLException {
    return rows(jdbcUrl, table, "true");
  }

  /** The rows of a day of a table that has a column {@code day}. */
  public static List<WindowRow> read(String jdbcUrl, String table, LocalDate day)
      throws SQLException {
    return rows(jdbcUrl, table, "day = date '" + day + "'");
  }

  private static List<WindowRow> rows(String jdbcUrl, String table, String condition)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false); // else the driver takes all rows at once
      statement.setFetchSize(FETCH_ROWS);
      List<WindowRow> rows = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              """
              select window_start, window_end, city, district, sensor_type, metric,
                     reading_count, value_sum, value_min, value_max, value_sum_squares
              from   %s
              where  %s"""
                  .formatted(table, condition))) {
        while (found.next()) {
          rows.add(row(found));
        }
      }
      return rows;
    }
  }

  private static WindowRow row(ResultSet found) throws SQLException {
    return new WindowRow(
        instant(found, 1),
        instant(found, 2),
        found.getString(3),
        found.getString(4),
        found.getString(5),
        found.getString(6),
        found.getLong(7),
        found.getDouble(8),
        found.getDouble(9),
        found.getDouble(10),
        found.getDouble(11));
  }

  private static Instant instant(ResultSet found, int column) throws SQLException {
    return found.getObject(column, OffsetDateTime.class).toInstant();
  }
}
