package io.citylake.benchmarks.compare;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Late readings are those that the streaming job dropped, by what it says itself. */
public final class LateReadings {
  private static final String LATE =
      "select coalesce(sum(late_rows), 0) from live.progress where query = 'windows'";

  private LateReadings() {}

  /** All of a phase's database. */
  public static long in(String jdbcUrl) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet late = statement.executeQuery(LATE)) {
      late.next();
      return late.getLong(1);
    }
  }
}
