package io.citylake.postgres;

import io.citylake.failure.Causes;
import io.citylake.settings.Settings;
import javax.net.ssl.SSLException;

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
    if (failure.getCause() instanceof SSLException) {
      return new PostgresException(
          "%s is not trusted (%s): sslrootcert in postgres.url must name the CA of its certificate, which must name the host"
              .formatted(server, Causes.innermost(failure)),
          failure);
    }
    return new PostgresException(
        switch (SqlStates.of(failure)) {
          case "28000" ->
              "%s refused the user %s (%s): check postgres.user and postgres.password, sslmode in postgres.url, and the server's pg_hba.conf"
                  .formatted(server, settings.user(), Causes.innermost(failure));
          case "28P01" ->
              "%s refused the user %s: check postgres.user and postgres.password"
                  .formatted(server, settings.user());
          case "3D000" -> server + " has no such database: create it, or correct postgres.url";
          case "53300" -> server + " has no connection left: raise its max_connections";
          default ->
              "%s cannot be reached (%s): start it, or correct postgres.url"
                  .formatted(server, Causes.innermost(failure));
        },
        failure);
  }
}
