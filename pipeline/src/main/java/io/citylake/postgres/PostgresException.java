package io.citylake.postgres;

import io.citylake.config.Settings;

/** PostgreSQL cannot be used, in words for people: what is wrong and what to do. */
public final class PostgresException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PostgresException(String message) {
    super(message);
  }

  PostgresException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Why no connection could be made with {@code settings}. */
  static PostgresException noConnection(Settings.Postgres settings, Throwable failure) {
    String server = "PostgreSQL at " + PostgresUrl.shown(settings);
    return new PostgresException(
        switch (SqlStates.of(failure)) {
          case "28P01", "28000" ->
              "%s refused the user %s: check postgres.user and postgres.password"
                  .formatted(server, settings.user());
          case "3D000" -> server + " has no such database: create it, or correct postgres.url";
          case "53300" -> server + " has no connection left: raise its max_connections";
          default ->
              "%s cannot be reached (%s): start it, or correct postgres.url"
                  .formatted(server, innermost(failure));
        },
        failure);
  }

  private static String innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
