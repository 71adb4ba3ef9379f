package io.citylake.audit;

import io.citylake.postgres.PostgresPool;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

/** The days of which {@code live.windows} has windows of one length. */
final class DaysOfWindows {
  private static final String DAYS =
      """
      select distinct (window_start at time zone 'UTC')::date as day
      from   live.windows
      where  window_start < ? and window_end - window_start = make_interval(secs => ?)
      """;

  private final PostgresPool postgres;
  private final Duration length;

  DaysOfWindows(PostgresPool postgres, Duration length) {
    this.postgres = postgres;
    this.length = length;
  }

  /** The days, UTC, on which windows begin before {@code end}. */
  Set<LocalDate> before(Instant end) throws SQLException {
    try (Connection connection = postgres.connection();
        PreparedStatement days = connection.prepareStatement(DAYS)) {
      days.setObject(1, OffsetDateTime.ofInstant(end, ZoneOffset.UTC));
      days.setDouble(2, length.toMillis() / 1000.0);
      Set<LocalDate> found = new HashSet<>();
      try (ResultSet rows = days.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getObject("day", LocalDate.class));
        }
      }
      return found;
    }
  }
}
