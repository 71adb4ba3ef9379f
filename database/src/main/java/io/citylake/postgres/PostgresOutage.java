package io.citylake.postgres;

import java.sql.SQLException;

/** Tells an outage of PostgreSQL from every other failure. */
public final class PostgresOutage {
  private PostgresOutage() {}

  /** Whether {@code failure} comes from a database that may be back soon. */
  public static boolean explains(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return SqlStates.mayPass(cause);
      }
    }
    return false;
  }
}
