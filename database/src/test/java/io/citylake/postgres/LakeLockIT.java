package io.citylake.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citylake.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LakeLockIT {
  private static final String LOCKS =
      """
      pg_locks where locktype = 'advisory'
        and database = (select oid from pg_database where datname = current_database())""";

  private TestDatabase database;
  private PostgresPool others;

  @BeforeEach
  void makeDatabase() {
    database = TestDatabase.empty();
    others = PostgresPool.open(database.settings(), "others");
  }

  @AfterEach
  void closeConnections() {
    others.close();
    database.close();
  }

  @Test
  void lockIsHeldByOneAtATimeUntilItIsClosed() throws SQLException {
    LakeLock first = LakeLock.tryTake(database.pool(), "repairs").orElseThrow();

    assertThat(LakeLock.tryTake(others, "repairs")).isEmpty();
    assertThat(LakeLock.tryTake(database.pool(), "repairs")).isEmpty();
    assertThat(first.isHeld()).isTrue();

    first.close();
    try (LakeLock second = LakeLock.tryTake(others, "repairs").orElseThrow()) {
      assertThat(second.isHeld()).isTrue();
    }
    assertThat(database.value("select count(*) from " + LOCKS)).isEqualTo("0");
  }

  @Test
  void locksOfDifferentNamesDoNotMeet() throws SQLException {
    try (LakeLock repairs = LakeLock.tryTake(database.pool(), "repairs").orElseThrow();
        LakeLock maintenance = LakeLock.tryTake(others, "maintenance").orElseThrow()) {
      assertThat(repairs.isHeld()).isTrue();
      assertThat(maintenance.isHeld()).isTrue();
    }
  }

  @Test
  void lockWhoseSessionTheServerEndedIsLostAndFreeForOthers() throws SQLException {
    try (LakeLock lost = LakeLock.tryTake(database.pool(), "repairs").orElseThrow()) {
      TestDatabase.rows(others, "select pg_terminate_backend(pid) from " + LOCKS);

      await().until(() -> !lost.isHeld());
      await().untilAsserted(() -> takeAndGiveBack(others));
    }
    takeAndGiveBack(database.pool());
  }

  @Test
  void lockOfAProcessThatWasKilledIsFree() throws Exception {
    Process holder = OtherHolder.start(database.settings().url());
    try {
      assertThat(LakeLock.tryTake(others, "repairs")).isEmpty();
    } finally {
      holder.destroyForcibly().waitFor();
    }

    await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> takeAndGiveBack(others));
  }

  private static void takeAndGiveBack(PostgresPool pool) throws SQLException {
    Optional<LakeLock> lock = LakeLock.tryTake(pool, "repairs");
    assertThat(lock).isPresent();
    lock.get().close();
  }

  /** A process that holds the lock until it is killed. */
  static final class OtherHolder {
    private OtherHolder() {}

    /** Prints one line when it holds the lock. */
    public static void main(String[] arguments) throws Exception {
      Settings.Postgres settings = TestDatabase.settings(arguments[0], TestDatabase.OWNER);
      try (PostgresPool pool = PostgresPool.open(settings, "holder");
          LakeLock lock = LakeLock.tryTake(pool, "repairs").orElseThrow()) {
        System.out.println("held: " + lock.isHeld());
        new CountDownLatch(1).await();
      }
    }

    static Process start(String url) throws IOException {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      ProcessBuilder builder =
          new ProcessBuilder(java, "-Xmx128m", OtherHolder.class.getName(), url);
      builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
      Process holder = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String line;
      do {
        line = holder.inputReader().readLine();
      } while (line != null && !line.equals("held: true"));
      assertThat(line).as("what the other process said last").isEqualTo("held: true");
      return holder;
    }
  }
}
