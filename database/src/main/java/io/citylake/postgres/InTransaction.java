package io.citylake.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in one transaction: all of it is committed, or none. */
public final class InTransaction {

  /** Work on one connection. */
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private InTransaction() {}

  /**
   * Runs {@code work} and commits; rolls back where it fails.
   *
   * @return what {@code work} returns
   */
  public static <T> T run(PostgresPool pool, Work<T> work) throws SQLException {
    try (Connection connection = pool.connection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  private static void rollBack(Connection connection, Exception why) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }
}
