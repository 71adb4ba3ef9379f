package io.citylake.doctor;

import io.citylake.command.Causes;
import io.citylake.command.CommandFailed;
import io.citylake.config.Secrets;
import io.citylake.postgres.PostgresPool;
import io.citylake.settings.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** PostgreSQL answers, to this user. */
final class CheckDatabase implements Check {
  static final String NAME = "PostgreSQL";

  /** What the server's {@code pg_stat_activity} shows of these checks. */
  static final String APPLICATION = "citylake-doctor";

  private static final String SERVER =
      """
      select current_setting('server_version'), current_database(), session_user,
             coalesce((select version from pg_stat_ssl where pid = pg_backend_pid() and ssl), 'not encrypted')""";

  private final Settings.Postgres settings;

  CheckDatabase(Settings.Postgres settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Finding look() throws SQLException {
    try (PostgresPool postgres = PostgresPool.open(settings, APPLICATION);
        Connection connection = postgres.connection();
        Statement statement = connection.createStatement()) {
      // Only under its own name does a session see what encrypts it: not in a role that it took on.
      statement.execute("set role none");
      long begin = System.nanoTime();
      ResultSet server = statement.executeQuery(SERVER);
      server.next();
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      return Finding.ok(
          String.format(
              Locale.ROOT,
              "%s, database %s as %s, %s, %d ms",
              server.getString(1),
              server.getString(2),
              server.getString(3),
              server.getString(4),
              took.toMillis()));
    } catch (CommandFailed e) {
      String url = Secrets.shown("postgres.url", settings.url());
      return Finding.failed(Causes.innermost(e) + " (" + url + ")", remedy(e));
    }
  }

  private static String remedy(CommandFailed failure) {
    if (Causes.include(failure, SSLException.class)) {
      return "sslrootcert (postgres.url) must name the CA of the server's certificate, which must name the host";
    }
    String state = failure.getCause() instanceof SQLException sql ? sql.getSQLState() : "";
    return switch (state == null ? "" : state) {
      case "28P01" ->
          "correct postgres.user and its password (CITYLAKE_POSTGRES_PASSWORD or postgres.password-file)";
      case "28000" ->
          "let pg_hba.conf admit this user from here, or correct postgres.user and sslmode in postgres.url";
      case "3D000" -> "create the database, or correct postgres.url";
      case "53300" -> "raise the server's max_connections, or end sessions that nobody needs";
      default -> "start the server, or correct postgres.url";
    };
  }
}
