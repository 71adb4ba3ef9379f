package io.citylake.doctor;

import io.citylake.postgres.PostgresPool;
import io.citylake.settings.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;

/** Columns of times have a zone, sessions are in UTC, and the server's clock is this machine's. */
final class CheckDatabaseTimes implements Check {
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  private static final String COLUMNS =
      """
      select count(*) filter (where a.atttypid = 'timestamptz'::regtype) as zoned,
             string_agg(a.attrelid::regclass || '.' || a.attname, ', ' order by a.attrelid, a.attnum)
               filter (where a.atttypid = 'timestamp'::regtype) as unzoned
      from   pg_attribute a join pg_class c on c.oid = a.attrelid
      where  c.relnamespace in (to_regnamespace('live'), to_regnamespace('marts'), to_regnamespace('serving'))
      and    c.relkind in ('r', 'p', 'v') and not c.relispartition
      and    c.relname <> 'flyway_schema_history'
      and    a.attnum > 0 and not a.attisdropped""";

  private static final String SESSION = "select current_setting('timezone'), clock_timestamp()";

  private final Settings.Postgres settings;

  CheckDatabaseTimes(Settings.Postgres settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "times";
  }

  @Override
  public Set<String> needs() {
    return Set.of(CheckMigrations.NAME);
  }

  @Override
  public Finding look() throws SQLException {
    try (PostgresPool postgres = PostgresPool.open(settings, CheckDatabase.APPLICATION);
        Connection connection = postgres.connection();
        Statement statement = connection.createStatement()) {
      String zoned;
      try (ResultSet columns = statement.executeQuery(COLUMNS)) {
        columns.next();
        zoned = columns.getLong("zoned") + " columns are timestamptz";
        String unzoned = columns.getString("unzoned");
        if (unzoned != null) {
          return Finding.failed(
              "timestamp without time zone: " + unzoned,
              "alter table ... alter column ... type timestamptz using ... at time zone 'UTC'");
        }
      }
      return session(statement, zoned);
    }
  }

  private static Finding session(Statement statement, String zoned) throws SQLException {
    Instant before = Instant.now();
    try (ResultSet session = statement.executeQuery(SESSION)) {
      session.next();
      Instant here = before.plus(Duration.between(before, Instant.now()).dividedBy(2));
      String zone = session.getString(1);
      Duration apart =
          Duration.between(here, session.getObject(2, OffsetDateTime.class).toInstant());
      String seen =
          "%s, sessions in %s, clock %s %s this machine's"
              .formatted(
                  zoned,
                  zone,
                  Durations.shown(apart.abs()),
                  apart.isNegative() ? "behind" : "ahead of");
      if (!zone.equals("UTC")) {
        return Finding.failed(seen, "reset role settings that change the session's time zone");
      }
      return apart.abs().compareTo(CLOCK_TOLERANCE) <= 0
          ? Finding.ok(seen)
          : Finding.warn(seen, "let both machines take their time from NTP");
    }
  }
}
