package io.citylake.doctor;

import io.citylake.postgres.PostgresPool;
import io.citylake.settings.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;

/** The server admits as many sessions as the jobs open. */
final class CheckConnections implements Check {
  /** The stream, a batch run, and a person's audit or maintenance beside them. */
  private static final int JOBS_AT_ONCE = 3;

  /** Iceberg's default for the sessions of a JDBC catalogue (property {@code clients}). */
  private static final int CATALOGUE_SESSIONS = 2;

  private static final String SESSIONS =
      """
      select current_setting('max_connections')::int
               - current_setting('superuser_reserved_connections')::int
               - current_setting('reserved_connections')::int as admitted,
             (select count(*) from pg_stat_activity
              where  backend_type = 'client backend' and application_name <> 'citylake-doctor') as open,
             (select least(nullif(r.rolconnlimit, -1), nullif(d.datconnlimit, -1))
              from   pg_roles r, pg_database d
              where  r.rolname = session_user and d.datname = current_database()) as user_limit""";

  private final Settings.Postgres settings;

  CheckConnections(Settings.Postgres settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "connections";
  }

  @Override
  public Set<String> needs() {
    return Set.of(CheckDatabase.NAME);
  }

  @Override
  public Finding look() throws SQLException {
    int wanted = JOBS_AT_ONCE * (settings.maxConnections() + CATALOGUE_SESSIONS);
    try (PostgresPool postgres = PostgresPool.open(settings, CheckDatabase.APPLICATION);
        Connection connection = postgres.connection();
        Statement statement = connection.createStatement();
        ResultSet sessions = statement.executeQuery(SESSIONS)) {
      sessions.next();
      int admitted = sessions.getInt("admitted");
      int open = sessions.getInt("open");
      int limit = sessions.getInt("user_limit");
      if (!sessions.wasNull()) {
        admitted = Math.min(admitted, limit);
      }
      String seen =
          String.format(
              Locale.ROOT,
              "the server admits %d, %d are open, %d jobs at once use up to %d",
              admitted,
              open,
              JOBS_AT_ONCE,
              wanted);
      String remedy =
          "raise max_connections of the server (or the limit of the user), or lower postgres.max-connections";
      if (wanted > admitted) {
        return Finding.failed(seen, remedy);
      }
      return wanted > admitted - open ? Finding.warn(seen, remedy) : Finding.ok(seen);
    }
  }
}
