package io.citylake.postgres;

import static io.citylake.postgres.TestRows.FIVE_PAST_TWO;
import static io.citylake.postgres.TestRows.TEN_PAST_TWO;
import static io.citylake.postgres.TestRows.TWO_O_CLOCK;
import static io.citylake.postgres.TestRows.epoch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import io.citylake.progress.RunningQuery;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressIT {
  private static final String FIGURES =
      """
      select   query, epoch, input_rows, rejected_metrics, late_rows, rows_per_second, lag_offsets, lag_seconds,
               duration_ms
      from     live.progress
      order by query, epoch
      """;

  private static final Epoch FIRST =
      new Epoch(
          "windows",
          "a",
          0,
          Optional.empty(),
          Optional.of(TWO_O_CLOCK),
          List.of(new OffsetRange("air", "ID1", 0, 0, 10), new OffsetRange("air", "ID1", 1, 5, 9)));
  private static final Epoch SECOND =
      new Epoch(
          "windows",
          "a",
          1,
          Optional.of(TWO_O_CLOCK),
          Optional.of(FIVE_PAST_TWO),
          List.of(new OffsetRange("air", "ID1", 1, 9, 20), new OffsetRange("traffic", 0, 7, 8)));
  private static final Epoch WITHOUT_DATA =
      new Epoch(
          "windows", "a", 2, Optional.of(FIVE_PAST_TWO), Optional.of(TEN_PAST_TWO), List.of());

  private static TestDatabase database;

  private final CommitWindows commitWindows = database.commitWindows();
  private final WriteProgress writeProgress = new WriteProgress(database.pool());
  private final ReadProgress readProgress = new ReadProgress(database.pool());

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.migrated();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void emptyTables() throws SQLException {
    database.execute("truncate live.windows, live.progress, live.progress_offsets");
  }

  @Test
  void epochsComeBackAsTheyWereCommitted() throws SQLException {
    commit(FIRST, SECOND, WITHOUT_DATA, epoch("another", 0));
    assertThat(readProgress.epochs("windows", "a")).containsExactly(FIRST, SECOND, WITHOUT_DATA);
    assertThat(readProgress.lastEpoch("windows", "a")).contains(WITHOUT_DATA);
  }

  @Test
  void committedOffsetsReachFromTheFirstEpochToTheLast() throws SQLException {
    commit(FIRST, SECOND, WITHOUT_DATA, epoch("another", 0));
    assertThat(readProgress.committedOffsets("windows", "a"))
        .containsExactly(
            new OffsetRange("air", "ID1", 0, 0, 10),
            new OffsetRange("air", "ID1", 1, 5, 20),
            new OffsetRange("traffic", 0, 7, 8));
  }

  @Test
  void nothingIsFoundWhereNothingWasCommitted() throws SQLException {
    assertThat(readProgress.lastEpoch("windows", "a")).isEmpty();
    assertThat(readProgress.epochs("windows", "a")).isEmpty();
    assertThat(readProgress.committedOffsets("windows", "a")).isEmpty();
    assertThat(readProgress.checkpoints("windows")).isEmpty();
    assertThat(readProgress.hasProgress("windows")).isFalse();
    assertThat(readProgress.watermarkOfOthers("windows", "a")).isEmpty();
  }

  @Test
  void progressOfOneQueryIsNotTheOthers() throws SQLException {
    commit(FIRST);
    assertThat(readProgress.hasProgress("windows")).isTrue();
    assertThat(readProgress.hasProgress("records")).isFalse();
  }

  @Test
  void checkpointsComeInTheOrderOfTheirNewestCommits() throws SQLException {
    commit(epoch("z", 3), epoch("a", 0), epoch("z", 4), epoch("m", 0), epoch("a", 1));
    assertThat(readProgress.checkpoints("windows"))
        .extracting(span -> span.checkpointId() + " " + span.firstEpoch() + " " + span.lastEpoch())
        .containsExactly("z 3 4", "m 0 0", "a 0 1");
    assertThat(readProgress.checkpoints("windows"))
        .allSatisfy(span -> assertThat(span.lastCommit()).isAfter(TWO_O_CLOCK));
  }

  @Test
  void watermarkOfOthersLeavesOneCheckpointOut() throws SQLException {
    commit(
        epoch("windows", "a", 0, TWO_O_CLOCK),
        epoch("windows", "a", 1, FIVE_PAST_TWO),
        epoch("windows", "b", 0, TEN_PAST_TWO));
    assertThat(readProgress.watermarkOfOthers("windows", "b")).contains(FIVE_PAST_TWO);
    assertThat(readProgress.watermarkOfOthers("windows", "")).contains(TEN_PAST_TWO);
  }

  @Test
  void figuresOfTheWindowsQueryGoToTheRowOfTheirEpoch() throws SQLException {
    commit(FIRST, SECOND);
    writeProgress.complete(SECOND, new BatchFigures(12, 2, 5, 3L, 6.5, 100L, 0.25, 1800));
    assertThat(database.rows(FIGURES))
        .containsExactly(
            "windows 0 null null null null null null null", "windows 1 12 5 3 6.5 100 0.25 1800");
  }

  @Test
  void figuresAreNoCommitOfTheWindowsQuery() throws SQLException {
    writeProgress.complete(FIRST, new BatchFigures(12, 2, 5, 3L, 6.5, 100L, 0.25, 1800));
    assertThat(database.rows(FIGURES)).isEmpty();
    assertThat(commitWindows.commit(FIRST, List.of())).isEqualTo(CommitOutcome.COMMITTED);
  }

  @Test
  void recordsQueryGetsItsRowWithItsFigures() throws SQLException {
    Epoch records = epoch("records", "r", 4, null);
    writeProgress.add(records, new BatchFigures(100, 2, 5, null, 50, null, null, 2000));
    assertThat(database.rows(FIGURES)).containsExactly("records 4 100 5 null 50 null null 2000");
    assertThat(readProgress.epochs("records", "r")).containsExactly(records);
  }

  @Test
  void recordsEpochWrittenAgainReplacesItsFigures() throws SQLException {
    Epoch records = epoch("records", "r", 4, null);
    writeProgress.add(records, new BatchFigures(100, 2, 5, null, 50, 7L, 1.0, 2000));
    writeProgress.add(records, new BatchFigures(100, 2, 5, null, 60, 8L, 2.0, 1000));
    assertThat(database.rows(FIGURES)).containsExactly("records 4 100 5 null 60 8 2 1000");
    assertThat(readProgress.epochs("records", "r")).containsExactly(records);
  }

  @Test
  void rateThatIsNoNumberIsLeftOut() throws SQLException {
    writeProgress.add(
        epoch("records", "r", 0, null), new BatchFigures(0, 2, 5, null, Double.NaN, 0L, null, 0));
    writeProgress.add(
        epoch("records", "r", 1, null),
        new BatchFigures(0, 2, 5, null, Double.POSITIVE_INFINITY, 0L, null, 0));
    assertThat(database.rows(FIGURES))
        .containsExactly("records 0 0 5 null null 0 null 0", "records 1 0 5 null null 0 null 0");
  }

  @Test
  void figuresThatCannotBeWrittenStopNobody() {
    PostgresPool closed = PostgresPool.open(database.settings(), "test");
    closed.close();
    WriteProgress toNowhere = new WriteProgress(closed);
    assertThat(new WriteQueries(closed).write(new RunningQuery("windows", true))).isFalse();
    assertThatCode(() -> toNowhere.complete(FIRST, new BatchFigures(1, 2, 5, 0L, 1, 0L, 0.0, 1)))
        .doesNotThrowAnyException();
  }

  private void commit(Epoch... epochs) throws SQLException {
    for (Epoch epoch : epochs) {
      commitWindows.commit(epoch, List.of());
    }
  }
}
