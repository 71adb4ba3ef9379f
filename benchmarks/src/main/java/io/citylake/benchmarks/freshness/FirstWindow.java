package io.citylake.benchmarks.freshness;

import io.citylake.benchmarks.run.ContestantFailed;
import io.citylake.benchmarks.run.ContestantProcess;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/** The first row that a contestant's windows have. */
final class FirstWindow {
  private FirstWindow() {}

  /**
   * Returns when it can be seen.
   *
   * @param table which is there
   * @throws ContestantFailed where the contestant ended before
   */
  static void await(String jdbcUrl, String table, ContestantProcess contestant)
      throws IOException, SQLException, ContestantFailed {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement query =
            connection.prepareStatement("select exists (select from " + table + ")")) {
      while (!isTrue(query)) {
        contestant.requireRunning();
        LockSupport.parkNanos(WatchServing.PAUSE.toNanos());
      }
    }
  }

  private static boolean isTrue(PreparedStatement query) throws SQLException {
    try (ResultSet answer = query.executeQuery()) {
      answer.next();
      return answer.getBoolean(1);
    }
  }
}
