package io.citylake.postgres;

import io.citylake.command.CommandFailed;
import io.citylake.settings.Settings;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Makes the driver's data source. The pool and the migrations get it instead of a URL, so that
 * neither holds the password, and no class loader has to find the driver by name.
 */
final class PostgresDataSource {
  private PostgresDataSource() {}

  /**
   * A source of new connections.
   *
   * @param applicationName what the server's {@code pg_stat_activity} shows
   * @throws CommandFailed if the URL is none
   */
  static PGSimpleDataSource of(Settings.Postgres settings, String applicationName) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setURL(settings.url());
    } catch (IllegalArgumentException e) {
      // Its message repeats the URL with all its parameters: it is left out.
      throw new CommandFailed(
          PostgresUrl.shown(settings)
              + " is no PostgreSQL URL: write jdbc:postgresql://host:port/database in postgres.url");
    }
    source.setUser(settings.user());
    source.setPassword(settings.password().reveal());
    source.setApplicationName(applicationName);
    source.setConnectTimeout(seconds(settings.connectTimeout()));
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    return source;
  }

  private static int seconds(Duration duration) {
    return (int) Math.max(1, duration.toSeconds());
  }
}
