package io.citylake.postgres;

import io.citylake.settings.Settings;

/** The address of the server, for people. */
final class PostgresUrl {
  private PostgresUrl() {}

  /** The URL without its parameters, one of which may be a password. */
  static String shown(Settings.Postgres settings) {
    int parameters = settings.url().indexOf('?');
    return parameters < 0 ? settings.url() : settings.url().substring(0, parameters);
  }
}
