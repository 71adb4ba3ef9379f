package io.citylake.postgres;

import static io.citylake.postgres.TestRows.TWO_O_CLOCK;
import static io.citylake.postgres.TestRows.epoch;
import static io.citylake.postgres.TestRows.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the writer may drop and delete, and what nobody may. */
class RetentionIT {
  private static final LocalDate LONG_AGO = LocalDate.parse("2009-05-01");
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final Instant aYearAgo = Instant.now().minus(365, ChronoUnit.DAYS);

  private TestDatabase database;
  private PostgresPool writer;

  @BeforeEach
  void createDatabase() throws SQLException {
    database = TestDatabase.migrated();
    writer = database.poolOf("citylake_writer");
  }

  @AfterEach
  void closeDatabase() {
    writer.close();
    database.close();
  }

  @Test
  void oldDaysAreDroppedByTheWriterAndYoungOnesStay() throws SQLException {
    makeDays(LONG_AGO, 150);
    DropOldPartitions drop = new DropOldPartitions(writer);
    long young = partitions() - 150;

    assertThat(drop.droppable(LONG_AGO.plusDays(149)))
        .hasSize(149)
        .startsWith(LONG_AGO)
        .endsWith(LONG_AGO.plusDays(148));
    assertThat(drop.drop(LONG_AGO.plusDays(149))).isEqualTo(149);
    assertThat(partitions()).isEqualTo(young + 1);
    assertThat(drop.drop(LONG_AGO.plusDays(149))).isZero();
  }

  @Test
  void oldDayThatIsBeingReplayedStaysUntilItHasRestedForAWeek() throws SQLException {
    database.commitWindows().commit(epoch("replay", 0), List.of(window(TWO_O_CLOCK, 1, 1)));
    DropOldPartitions drop = new DropOldPartitions(writer);
    LocalDate before = today.minusDays(30);

    assertThat(drop.drop(before)).isZero();
    database.execute("update live.windows set updated_at = now() - interval '8 days'");
    assertThat(drop.drop(before)).isEqualTo(1);
    assertThat(database.value("select count(*) from live.windows")).isEqualTo("0");
  }

  @Test
  void lastWeekIsRefused() {
    assertThatThrownBy(() -> new DropOldPartitions(writer).drop(today.minusDays(6)))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("the last 7 days are kept");
    assertThatThrownBy(() -> new ForgetOldProgress(writer).forget(Instant.now()))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("the last 7 days are kept");
  }

  @Test
  void droppingWaitsForAnOpenBatchAndNeitherDeadlocksNorGivesUp() throws Exception {
    makeDays(LONG_AGO, 1);
    CompletableFuture<Integer> dropped;
    try (Connection batch = writer.connection();
        Statement statement = batch.createStatement()) {
      batch.setAutoCommit(false);
      statement.execute("update live.windows set updated_at = now()");
      dropped = CompletableFuture.supplyAsync(() -> dropUnchecked(LONG_AGO.plusDays(1)));
      await().until(this::somebodyWaitsForALock);
      // Behind the drop in the queue for live.windows, and before it once the drop's time is up.
      assertThat(database.value("select count(*) from live.windows")).isEqualTo("0");
      statement.execute("select live.ensure_window_partitions('{2009-05-02}')");
      batch.commit();
    }
    assertThat(dropped.join()).isEqualTo(1);
  }

  private boolean somebodyWaitsForALock() throws SQLException {
    return database.value("select exists (select from pg_locks where not granted)").equals("t");
  }

  private int dropUnchecked(LocalDate before) {
    try {
      return new DropOldPartitions(writer).drop(before);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void daysToComeAreMadeAhead() throws SQLException {
    MakePartitionsAhead make = new MakePartitionsAhead(writer);
    LocalDate last = today.plusDays(20);
    int missing = make.missing(today, last).size();

    assertThat(missing).isBetween(12, 13);
    assertThat(make.make(today, last)).isEqualTo(missing);
    assertThat(make.missing(today, last)).isEmpty();
    assertThat(make.make(today, last)).isZero();
  }

  @Test
  void oldEpochsAreForgottenButForThoseThatSayWhereAQueryStands() throws SQLException {
    CommitWindows commit = database.commitWindows();
    commit.commit(withIdlePartition("running", 0), List.of());
    for (int number = 1; number < 4; number++) {
      commit.commit(epoch("running", number), List.of());
    }
    commit.commit(epoch("gone", 0), List.of());
    commit.commit(epoch("gone", 1), List.of());
    database.execute("update live.progress set committed_at = now() - interval '400 days'");
    database.execute("update live.progress set committed_at = now() where epoch = 3");
    ReadProgress read = new ReadProgress(database.pool());
    List<OffsetRange> ends = ends(read);
    ForgetOldProgress forget = new ForgetOldProgress(writer);

    assertThat(forget.forgettable(aYearAgo)).isEqualTo(3);
    assertThat(forget.forget(aYearAgo)).isEqualTo(3);

    assertThat(database.rows("select checkpoint_id, epoch from live.progress order by 1, 2"))
        .containsExactly("gone 1", "running 0", "running 3");
    assertThat(ends(read)).isEqualTo(ends);
    assertThat(forget.forget(aYearAgo)).isZero();
  }

  /** Where a successor of the running query goes on. */
  private static List<OffsetRange> ends(ReadProgress read) throws SQLException {
    return read.committedOffsets("windows", "running");
  }

  private static Epoch withIdlePartition(String checkpoint, long number) {
    return new Epoch(
        "windows",
        checkpoint,
        number,
        Optional.empty(),
        Optional.of(TWO_O_CLOCK),
        List.of(
            new OffsetRange("smart-city-sensors", 0, 0, 100),
            new OffsetRange("smart-city-sensors", 1, 0, 7)));
  }

  private void makeDays(LocalDate first, int days) throws SQLException {
    new MakePartitionsAhead(writer).make(first, first.plusDays(days - 1));
  }

  private long partitions() throws SQLException {
    return Long.parseLong(
        database.value(
            "select count(*) from pg_inherits where inhparent = 'live.windows'::regclass"));
  }
}
