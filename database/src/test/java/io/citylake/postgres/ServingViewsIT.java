package io.citylake.postgres;

import static io.citylake.postgres.TestRows.FIVE_PAST_TWO;
import static io.citylake.postgres.TestRows.TEN_PAST_TWO;
import static io.citylake.postgres.TestRows.TWO_O_CLOCK;
import static io.citylake.postgres.TestRows.epoch;
import static io.citylake.postgres.TestRows.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.progress.RunningQuery;
import io.citylake.tables.WindowRow;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServingViewsIT {
  private static final String FINAL =
      "select to_char(window_start, 'HH24:MI'), is_final from serving.windows order by 1";

  private static TestDatabase database;

  private final CommitWindows commitWindows = database.commitWindows();

  @BeforeAll
  static void createDatabase() throws SQLException {
    database = TestDatabase.migrated();
    new PublishCatalogue(database.pool())
        .publish(new SensorCatalogue(List.of(TestCatalogue.type("air_quality", "pm2_5"))));
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void emptyTables() throws SQLException {
    database.execute("truncate live.windows, live.progress, live.progress_offsets, live.queries");
    WriteQueries writeQueries = new WriteQueries(database.pool());
    writeQueries.write(new RunningQuery("records", false));
    writeQueries.write(new RunningQuery("windows", true));
  }

  @Test
  void meanAndStandardDeviationComeFromTheParts() throws SQLException {
    // Readings 2, 4, 4, 4, 5, 5, 7, 9: mean 5, standard deviation 2.
    commitWindows.commit(epoch("a", 0), List.of(parts(8, 40, 2, 9, 232)));
    assertThat(
            database.rows(
                "select reading_count, value_mean, value_stddev, value_min, value_max, unit"
                    + " from serving.windows"))
        .containsExactly("8 5 2 2 9 unit of pm2_5");
  }

  @Test
  void roundingNeverMakesTheStandardDeviationFail() throws SQLException {
    commitWindows.commit(epoch("a", 0), List.of(parts(3, 0.1 + 0.1 + 0.1, 0.1, 0.1, 0.03)));
    assertThat(database.value("select value_stddev < 1e-8 from serving.windows")).isEqualTo("t");
  }

  @Test
  void extremeValuesBreakTheViewForNobody() throws SQLException {
    commitWindows.commit(
        epoch("a", 0),
        List.of(
            window(TWO_O_CLOCK, "tiny", "", 3, 1e-200),
            window(TWO_O_CLOCK, "least", "", 3, Double.MIN_VALUE),
            window(TWO_O_CLOCK, "huge", "", 3, 1e200),
            window(TWO_O_CLOCK, "not a number", "", 3, Double.NaN),
            window(TWO_O_CLOCK, "zero", "", 3, -0.0),
            window(TWO_O_CLOCK, "infinite", "", 3, Double.NEGATIVE_INFINITY)));
    assertThat(
            database.rows(
                "select city, value_mean, value_stddev from serving.windows order by city"))
        .containsExactly(
            "huge 1e+200 null",
            "infinite -Infinity null",
            "least 0 0",
            "not a number NaN null",
            "tiny 1e-200 0",
            "zero 0 0");
    assertThat(database.rows("select pm2_5_mean from serving.air_quality")).hasSize(6);
  }

  private static WindowRow parts(long count, double sum, double min, double max, double squares) {
    return new WindowRow(
        TWO_O_CLOCK,
        TWO_O_CLOCK.plus(Duration.ofMinutes(5)),
        "Warsaw",
        "Wola",
        "air_quality",
        "pm2_5",
        count,
        sum,
        min,
        max,
        squares);
  }

  @Test
  void windowThatEndsAtTheWatermarkIsFinal() throws SQLException {
    commitWindows.commit(
        epoch("windows", "a", 0, FIVE_PAST_TWO),
        List.of(window(TWO_O_CLOCK, 1, 1), window(FIVE_PAST_TWO, 1, 1)));
    assertThat(database.rows(FINAL)).containsExactly("14:00 t", "14:05 f");
  }

  @Test
  void windowIsNotFinalBeforeThereIsAWatermark() throws SQLException {
    commitWindows.commit(epoch("windows", "a", 0, null), List.of(window(TWO_O_CLOCK, 1, 1)));
    assertThat(database.rows(FINAL)).containsExactly("14:00 f");
  }

  @Test
  void windowStaysFinalWhenAnotherCheckpointBegins() throws SQLException {
    commitWindows.commit(
        epoch("windows", "a", 0, FIVE_PAST_TWO), List.of(window(TWO_O_CLOCK, 1, 1)));
    commitWindows.commit(epoch("windows", "b", 0, null), List.of());
    assertThat(database.rows(FINAL)).containsExactly("14:00 t");
  }

  @Test
  void watermarkOfTheRecordsQueryMakesNothingFinal() throws SQLException {
    commitWindows.commit(epoch("windows", "a", 0, null), List.of(window(TWO_O_CLOCK, 1, 1)));
    new WriteProgress(database.pool())
        .add(
            epoch("records", "r", 0, TEN_PAST_TWO), new BatchFigures(1, 2, 5, null, 1, 0L, 0.0, 1));
    assertThat(database.rows(FINAL)).containsExactly("14:00 f");
  }

  @Test
  void queryOfAnyNameMakesWindowsFinalWhereItSaysSo() throws SQLException {
    new WriteQueries(database.pool()).write(new RunningQuery("sliding", true));
    commitWindows.commit(
        epoch("sliding", "s", 0, FIVE_PAST_TWO), List.of(window(TWO_O_CLOCK, 1, 1)));
    assertThat(database.rows(FINAL)).containsExactly("14:00 t");
    assertThat(database.rows("select query from serving.progress")).containsExactly("sliding");
  }

  @Test
  void queryThatIsStartedAgainStandsOnceInTheList() throws SQLException {
    WriteQueries writeQueries = new WriteQueries(database.pool());
    database.execute("update live.queries set started_at = 'epoch', finishes_windows = true");

    writeQueries.write(new RunningQuery("records", false));

    assertThat(
            database.rows(
                "select query, finishes_windows, started_at > 'epoch' from serving.queries order by 1"))
        .containsExactly("records f t", "windows t f");
  }

  @Test
  void progressShowsTheNewestBatchAndTheNewestFigures() throws SQLException {
    WriteProgress writeProgress = new WriteProgress(database.pool());
    commitWindows.commit(epoch("windows", "a", 0, TWO_O_CLOCK), List.of());
    writeProgress.complete(
        epoch("windows", "a", 0, TWO_O_CLOCK),
        new BatchFigures(500, 2, 5, 3L, 250.5, 40L, 1.5, 2000));
    commitWindows.commit(epoch("windows", "a", 1, FIVE_PAST_TWO), List.of());

    assertThat(
            database.rows(
                """
                select query, checkpoint_id, epoch, watermark, measured_epoch, input_rows, rejected_metrics, late_rows,
                       rows_per_second, lag_offsets, lag_seconds, duration_ms,
                       seconds_since_commit between 0 and 60
                from   serving.progress
                """))
        .containsExactly("windows a 1 2026-01-15 14:05:00+00 0 500 5 3 250.5 40 1.5 2000 t");
  }

  @Test
  void hourOfADashboardTouchesOnlyThePartitionOfItsDay() throws SQLException {
    database.execute(
        "select live.ensure_window_partitions('{2026-01-14, 2026-01-15, 2026-01-16}')");
    assertThat(
            database.rows(
                """
                explain (costs off)
                select pm2_5_mean from serving.air_quality
                where  window_start >= '2026-01-15T14:00:00Z' and window_start < '2026-01-15T15:00:00Z'
                """))
        .filteredOn(line -> line.matches(".* on windows_\\d{8} .*"))
        .isNotEmpty()
        .allMatch(line -> line.contains("windows_20260115"));
  }
}
