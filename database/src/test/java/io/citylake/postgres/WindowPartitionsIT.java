package io.citylake.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WindowPartitionsIT {
  private static final String ENSURE = "select live.ensure_window_partitions('{%s}')";

  private static TestDatabase database;

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.migrated();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @Test
  void boundsAreUtcDaysWhateverTheZoneOfTheSession() throws SQLException {
    try (Connection connection = database.pool().connection();
        Statement statement = connection.createStatement()) {
      statement.execute("set time zone 'Pacific/Auckland'");
      statement.execute("set datestyle = 'ISO, DMY'");
      statement.execute(ENSURE.formatted("2019-03-30, 2019-03-31"));
      statement.execute("set time zone 'UTC'");
      statement.execute("set datestyle = 'ISO, MDY'");
    }
    assertThat(bounds("live.windows_20190331"))
        .isEqualTo("FOR VALUES FROM ('2019-03-31 00:00:00+00') TO ('2019-04-01 00:00:00+00')");
  }

  private static String bounds(String partition) throws SQLException {
    return database.value(
        "select pg_get_expr(relpartbound, oid) from pg_class where oid = ?::regclass", partition);
  }

  @Test
  void onlyMissingDaysAreMade() throws SQLException {
    assertThat(database.value(ENSURE.formatted("2018-01-01, 2018-01-02"))).isEqualTo("2");
    assertThat(database.value(ENSURE.formatted("2018-01-02, 2018-01-03, 2018-01-03")))
        .isEqualTo("1");
    assertThat(database.value(ENSURE.formatted("2018-01-01"))).isEqualTo("0");
    assertThat(database.value(ENSURE.formatted(""))).isEqualTo("0");
  }

  @Test
  void twoSessionsMakeTheSameDayAtOnce() throws SQLException {
    try (Connection first = database.pool().connection();
        Statement statement = first.createStatement()) {
      first.setAutoCommit(false);
      statement.execute(ENSURE.formatted("2017-01-01"));
      CompletableFuture<String> second =
          CompletableFuture.supplyAsync(() -> ensureUnchecked("2017-01-01"));
      await().until(WindowPartitionsIT::somebodyWaitsForALock);
      first.commit();
      assertThat(second.join()).isEqualTo("0");
    }
  }

  private static boolean somebodyWaitsForALock() throws SQLException {
    return database
        .value("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
        .equals("t");
  }

  private static String ensureUnchecked(String days) {
    try {
      return database.value(ENSURE.formatted(days));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void newDayWaitsForNoReader() throws SQLException {
    try (Connection reader = database.pool().connection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("select count(*) from live.windows");
      assertThat(database.value(ENSURE.formatted("2016-01-01"))).isEqualTo("1");
    }
  }
}
