package io.citylake.localstack;

import java.sql.DriverManager;
import java.sql.SQLException;

/** One statement on a connection of its own. */
final class Sql {

  private Sql() {}

  static void execute(String jdbcUrl, String statement) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbcUrl);
        var execution = connection.createStatement()) {
      execution.execute(statement);
    }
  }

  /** Returns the first column of the first row as text, null if it is null. */
  static String query(String jdbcUrl, String statement) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbcUrl);
        var execution = connection.createStatement();
        var rows = execution.executeQuery(statement)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
