package io.citylake.postgres;

import io.citylake.command.Causes;
import io.citylake.command.CommandFailed;
import io.citylake.settings.Settings;
import javax.net.ssl.SSLException;

/** Why PostgreSQL cannot be reached, in words for people. */
final class NoConnection {
  private NoConnection() {}

  /** Why no connection could be made with {@code settings}, and what to do. */
  static CommandFailed because(Settings.Postgres settings, Throwable failure) {
    String server = "PostgreSQL at " + PostgresUrl.shown(settings);
    if (failure.getCause() instanceof SSLException) {
      return CommandFailed.missing(
          "%s is not trusted (%s)".formatted(server, Causes.innermost(failure)),
          "sslrootcert in postgres.url must name the CA of its certificate, which must name the"
              + " host",
          failure);
    }
    return switch (SqlStates.of(failure)) {
      case "28000" ->
          CommandFailed.missing(
              "%s refused the user %s (%s)"
                  .formatted(server, settings.user(), Causes.innermost(failure)),
              "check postgres.user and postgres.password, sslmode in postgres.url, and the server's"
                  + " pg_hba.conf",
              failure);
      case "28P01" ->
          CommandFailed.missing(
              "%s refused the user %s".formatted(server, settings.user()),
              "check postgres.user and postgres.password",
              failure);
      case "3D000" ->
          CommandFailed.missing(
              server + " has no such database", "create it, or correct postgres.url", failure);
      case "53300" ->
          CommandFailed.missing(
              server + " has no connection left", "raise its max_connections", failure);
      default ->
          CommandFailed.missing(
              "%s cannot be reached (%s)".formatted(server, Causes.innermost(failure)),
              "start it, or correct postgres.url",
              failure);
    };
  }
}
