package io.citylake.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What a failure's SQLSTATE says (PostgreSQL documentation, appendix A). */
final class SqlStates {
  private static final Set<String> PASSING =
      Set.of(
          "57P01", // the server is shutting down, or an administrator ended the session
          "57P02", // a crash of another session ended this one
          "57P03", // the server is starting up
          "25P03", // this process slept within a transaction, which the server has ended
          "57014", // this process slept within a statement
          "53300", // too many connections
          "40001", // serialization failure
          "40P01"); // deadlock
  private static final String CONNECTION_CLASS = "08";

  private SqlStates() {}

  /** The SQLSTATE of the first failure in the chain that has one; empty where none has. */
  static String of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }

  /** Whether the same work may succeed once the server, or the way to it, is back. */
  static boolean mayPass(Throwable failure) {
    String state = of(failure);
    if (!state.isEmpty()) {
      return state.startsWith(CONNECTION_CLASS) || PASSING.contains(state);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // Without a state: the pool waited in vain for a connection, or the socket broke.
      if (cause instanceof SQLTransientConnectionException || cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
