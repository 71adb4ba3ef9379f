package io.citylake.benchmarks.freshness;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;

/** Asks PostgreSQL for the probes that were not seen yet, on a connection of its own. */
final class WatchServing implements AutoCloseable {
  /** At 5 ms the queries took PostgreSQL half a core, which the contestants lacked. */
  static final Duration PAUSE = Duration.ofMillis(25);

  private final Connection connection;
  private final PreparedStatement query;
  private final Probes probes;

  /**
   * @param table with the columns of {@code serving.windows}
   * @param probes that are looked for
   */
  WatchServing(String jdbcUrl, String table, Probes probes) throws SQLException {
    this.connection = DriverManager.getConnection(jdbcUrl);
    // All columns of the primary key, so that PostgreSQL looks up rows and reads no others.
    this.query =
        connection.prepareStatement(
            """
            select district
            from   %s
            where  window_start = any (?) and window_end = any (?) and city = '%s' and district = any (?)
              and  sensor_type = '%s' and metric = '%s'"""
                .formatted(table, Probe.CITY, Probe.SENSOR_TYPE, Probe.METRIC));
    this.probes = probes;
  }

  void look() throws SQLException {
    Collection<Probe> wanted = probes.notInServing();
    if (wanted.isEmpty()) {
      return;
    }
    query.setArray(1, connection.createArrayOf("timestamptz", times(wanted, Probe::windowStart)));
    query.setArray(2, connection.createArrayOf("timestamptz", times(wanted, Probe::windowEnd)));
    query.setArray(
        3, connection.createArrayOf("text", wanted.stream().map(Probe::district).toArray()));
    try (ResultSet found = query.executeQuery()) {
      long nanos = System.nanoTime();
      while (found.next()) {
        probes.seenInServing(found.getString(1), nanos);
      }
    }
  }

  private static Object[] times(Collection<Probe> probes, Function<Probe, Instant> time) {
    return probes.stream()
        .map(time)
        .distinct()
        .map(instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC))
        .toArray();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
