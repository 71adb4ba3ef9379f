package io.citylake.postgres;

import static io.citylake.postgres.CommitOutcome.ALREADY_COMMITTED;
import static io.citylake.postgres.CommitOutcome.COMMITTED;
import static io.citylake.postgres.TestRows.TWO_O_CLOCK;
import static io.citylake.postgres.TestRows.epoch;
import static io.citylake.postgres.TestRows.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.citylake.localstack.EmbeddedDatabase;
import io.citylake.localstack.Lifetime;
import io.citylake.postgres.BreakingProxy.Moment;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitWindowsOutageIT {
  private static final String DATABASE = "outages";
  private static final String WINDOWS =
      "select district, reading_count, value_sum from live.windows";
  private static final String EPOCHS = "select epoch, windows_written from live.progress";

  @TempDir private static Path directory;
  private static EmbeddedDatabase server;
  private static TestDatabase database;

  @BeforeAll
  static void startServer() {
    server = new EmbeddedDatabase(directory, 0, Lifetime.ATTACHED).start();
    server.createDatabaseIfMissing(DATABASE);
    database = TestDatabase.migrated(server.jdbcUrl(DATABASE));
  }

  @AfterAll
  static void stopServer() {
    database.close();
    server.close();
  }

  @BeforeEach
  void emptyTables() throws SQLException {
    database.execute("truncate live.windows, live.progress, live.progress_offsets");
  }

  @Test
  void connectionKilledInTheMiddleIsNoticedAndTheCommitRepeated() throws SQLException {
    CommitWindows commitWindows = database.commitWindows();
    commitWindows.commit(epoch("a", 0), List.of(window(TWO_O_CLOCK, 1, 1)));
    try (Connection other = database.pool().connection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select from live.windows for update");
      CompletableFuture<CommitOutcome> commit =
          commitInBackground(commitWindows, 1, Duration.ofMinutes(1));
      await().until(() -> terminated("wait_event_type = 'Lock'"));
      other.rollback();

      assertThat(commit.join()).isEqualTo(COMMITTED);
    }
    assertThat(database.rows(WINDOWS)).containsExactly("Wola 2 4");
    assertThat(database.rows(EPOCHS)).containsExactly("0 1", "1 1");
  }

  @Test
  void connectionLostRightBeforeTheCommitCommitsOnce() throws Exception {
    assertThat(commitThroughProxy(Moment.BEFORE_THE_COMMIT_ARRIVES)).isEqualTo(COMMITTED);
    assertThat(database.rows(WINDOWS)).containsExactly("Wola 2 4");
    assertThat(database.rows(EPOCHS)).containsExactly("1 1");
  }

  @Test
  void commitThatSucceededUnheardIsFoundCommitted() throws Exception {
    assertThat(commitThroughProxy(Moment.BEFORE_THE_COMMIT_IS_ANSWERED))
        .isEqualTo(ALREADY_COMMITTED);
    assertThat(database.rows(WINDOWS)).containsExactly("Wola 2 4");
    assertThat(database.rows(EPOCHS)).containsExactly("1 1");
    assertThat(database.value("select count(distinct xmin::text) from live.windows"))
        .isEqualTo("1");
  }

  private static CommitOutcome commitThroughProxy(Moment moment) throws IOException, SQLException {
    try (BreakingProxy proxy = new BreakingProxy(server.port());
        PostgresPool pool = PostgresPool.open(settings(proxy.port()), "test")) {
      CommitWindows commitWindows =
          new CommitWindows(pool, new RetryWhileUnavailable(Duration.ofMinutes(1)));
      proxy.breakAt(moment);
      CommitOutcome outcome =
          commitWindows.commit(epoch("a", 1), List.of(window(TWO_O_CLOCK, 2, 2)));
      assertThat(proxy.isSpent()).as("the connection broke").isTrue();
      return outcome;
    }
  }

  private static Settings.Postgres settings(int port) {
    String url = String.format(Locale.ROOT, "jdbc:postgresql://127.0.0.1:%d/%s", port, DATABASE);
    return TestDatabase.settings(url, TestDatabase.OWNER);
  }

  @Test
  void commitWaitsForAServerThatWasStoppedAndComesBack() throws SQLException {
    CommitWindows commitWindows = database.commitWindows();
    commitWindows.commit(epoch("a", 0), List.of(window(TWO_O_CLOCK, 1, 1)));
    server.stop();

    CompletableFuture<CommitOutcome> commit =
        commitInBackground(commitWindows, 1, Duration.ofMinutes(2));
    await().pollDelay(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(commit).isNotDone());
    server.start();

    assertThat(commit.join()).isEqualTo(COMMITTED);
    assertThat(database.rows(WINDOWS)).containsExactly("Wola 2 4");
    assertThat(database.rows(EPOCHS)).containsExactly("0 1", "1 1");
  }

  @Test
  void commitIsGivenUpWhenTheServerStaysAway() throws SQLException {
    CommitWindows impatient =
        new CommitWindows(database.pool(), new RetryWhileUnavailable(Duration.ofMillis(500)));
    server.stop();
    try {
      assertThatThrownBy(() -> impatient.commit(epoch("a", 0), List.of(window(TWO_O_CLOCK, 1, 1))))
          .isInstanceOf(SQLException.class);
    } finally {
      server.start();
      await().ignoreExceptions().until(() -> database.value("select 1").equals("1"));
    }
  }

  @Test
  void interruptEndsTheWaitAtOnceAsAStopThatSparkRecognises() throws SQLException {
    server.stop();
    try {
      Thread.currentThread().interrupt();
      assertThatThrownBy(
              () ->
                  database
                      .commitWindows()
                      .commit(epoch("a", 0), List.of(window(TWO_O_CLOCK, 1, 1))))
          .hasCauseInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).as("the flag is restored").isTrue();
    } finally {
      server.start();
      await().ignoreExceptions().until(() -> database.value("select 1").equals("1"));
    }
  }

  private static CompletableFuture<CommitOutcome> commitInBackground(
      CommitWindows commitWindows, long number, Duration patience) {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return commitWindows.commit(epoch("a", number), List.of(window(TWO_O_CLOCK, 2, 2)));
              } catch (SQLException e) {
                throw new CompletionException(e);
              }
            })
        .orTimeout(patience.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
  }

  /** Ends the test's sessions of which {@code condition} holds; whether there was one. */
  private static boolean terminated(String condition) throws SQLException {
    return !database
        .rows(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where pid <> pg_backend_pid() and application_name = 'test' and "
                + condition)
        .isEmpty();
  }
}
