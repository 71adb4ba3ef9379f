package io.citylake.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.citylake.command.CommandFailed;
import io.citylake.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The pool keeps connections to PostgreSQL; their sessions are in UTC. Safe for use by several
 * threads.
 */
public final class PostgresPool implements AutoCloseable {
  /**
   * How long one statement may take before its connection is given up: the way to the server may
   * have broken without a word.
   */
  private static final Duration STATEMENT_PATIENCE = Duration.ofMinutes(5);

  private static final long LEAST_TIMEOUT_MS = 250; // HikariCP refuses less

  private final Settings.Postgres settings;
  private final HikariDataSource connections;

  private PostgresPool(Settings.Postgres settings, HikariDataSource connections) {
    this.settings = settings;
    this.connections = connections;
  }

  /**
   * Opens a pool and tries one connection.
   *
   * @param applicationName what the server's {@code pg_stat_activity} shows
   * @throws CommandFailed if the server cannot be reached or refuses
   */
  public static PostgresPool open(Settings.Postgres settings, String applicationName) {
    // Not through the pool, which would try again until its timeout.
    try {
      PostgresDataSource.of(settings, applicationName).getConnection().close();
    } catch (SQLException e) {
      throw NoConnection.because(settings, e);
    }
    return openUntried(settings, applicationName);
  }

  /**
   * Opens a pool whether or not the server can be reached: for work that does without PostgreSQL
   * where it has to.
   *
   * @param applicationName what the server's {@code pg_stat_activity} shows
   */
  public static PostgresPool openUntried(Settings.Postgres settings, String applicationName) {
    PGSimpleDataSource source = PostgresDataSource.of(settings, applicationName);
    if (source.getSocketTimeout() == 0) {
      source.setSocketTimeout((int) STATEMENT_PATIENCE.toSeconds());
    }
    HikariConfig config = new HikariConfig();
    config.setPoolName(applicationName);
    config.setDataSource(source);
    config.setMaximumPoolSize(settings.maxConnections());
    config.setMinimumIdle(1);
    long timeout = Math.max(LEAST_TIMEOUT_MS, settings.connectTimeout().toMillis());
    config.setConnectionTimeout(timeout);
    config.setValidationTimeout(timeout);
    // The driver would set the session to the JVM's zone.
    config.setConnectionInitSql("set time zone 'UTC'");
    config.setInitializationFailTimeout(-1);
    return new PostgresPool(settings, new HikariDataSource(config));
  }

  /** A connection, in auto-commit mode, for the caller to close. */
  public Connection connection() throws SQLException {
    return connections.getConnection();
  }

  @Override
  public void close() {
    connections.close();
  }

  @Override
  public String toString() {
    return "PostgresPool[" + settings.user() + " at " + PostgresUrl.shown(settings) + "]";
  }
}
