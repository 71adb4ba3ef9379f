package io.citylake.postgres;

import io.citylake.config.Secret;
import io.citylake.localstack.SharedStack;
import io.citylake.settings.Settings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A database of a test's own, and ways to look into it. */
final class TestDatabase implements AutoCloseable {
  static final String OWNER = "postgres";

  private final Settings.Postgres settings;
  private final PostgresPool pool;

  private TestDatabase(Settings.Postgres settings) {
    this.settings = settings;
    this.pool = PostgresPool.open(settings, "test");
  }

  /** One with nothing in it. */
  static TestDatabase empty() {
    return new TestDatabase(settings(SharedStack.newDatabase(), OWNER));
  }

  /** One with all that the migrations make. */
  static TestDatabase migrated() {
    return migrated(SharedStack.newDatabase());
  }

  /** The database at {@code url}, with all that the migrations make. */
  static TestDatabase migrated(String url) {
    new Migrate(settings(url, OWNER)).migrate();
    return new TestDatabase(settings(url, OWNER));
  }

  static Settings.Postgres settings(String url, String user) {
    return new Settings.Postgres(
        url, user, new Secret(""), 4, Duration.ofSeconds(5), Duration.ofMinutes(1));
  }

  Settings.Postgres settings() {
    return settings;
  }

  /** The owner's connections. */
  PostgresPool pool() {
    return pool;
  }

  /** The connections of a new user who belongs to {@code role}. */
  PostgresPool poolOf(String role) throws SQLException {
    String user = role + "_" + value("select current_database()");
    execute("create role %s login in role %s".formatted(user, role));
    return PostgresPool.open(settings(settings.url(), user), "test");
  }

  CommitWindows commitWindows() {
    return new CommitWindows(pool, new RetryWhileUnavailable(settings.retryFor()));
  }

  void execute(String sql) throws SQLException {
    execute(pool, sql);
  }

  static void execute(PostgresPool pool, String sql) throws SQLException {
    try (Connection connection = pool.connection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows of a query, each as its columns' text with blanks between. */
  List<String> rows(String sql, Object... parameters) throws SQLException {
    return rows(pool, sql, parameters);
  }

  static List<String> rows(PostgresPool pool, String sql, Object... parameters)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = pool.connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      ResultSet result = statement.executeQuery();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(result.getString(column));
        }
        rows.add(String.join(" ", row.stream().map(String::valueOf).toList()));
      }
    }
    return rows;
  }

  /** The one value that a query gives, as text. */
  String value(String sql, Object... parameters) throws SQLException {
    return rows(sql, parameters).get(0);
  }

  @Override
  public void close() {
    pool.close();
  }
}
