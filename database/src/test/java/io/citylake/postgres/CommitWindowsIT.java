package io.citylake.postgres;

import static io.citylake.postgres.CommitOutcome.ALREADY_COMMITTED;
import static io.citylake.postgres.CommitOutcome.COMMITTED;
import static io.citylake.postgres.TestRows.FIVE_PAST_TWO;
import static io.citylake.postgres.TestRows.TWO_O_CLOCK;
import static io.citylake.postgres.TestRows.epoch;
import static io.citylake.postgres.TestRows.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.tables.WindowRow;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitWindowsIT {
  private static final String WINDOWS =
      """
      select   to_char(window_start, 'HH24:MI'), district, reading_count, value_sum, value_min,
               value_max, value_sum_squares
      from     live.windows
      order by window_start, district
      """;

  /** Everything, with the versions of the rows: equal only where nothing was written. */
  private static final String STATE =
      """
      select xmin, ctid, w::text from live.windows w
      union all
      select xmin, ctid, p::text from live.progress p
      union all
      select xmin, ctid, o::text from live.progress_offsets o
      """;

  private static TestDatabase database;

  private final CommitWindows commitWindows = database.commitWindows();

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
  void rowsProgressAndOffsetsAreThereAfterACommit() throws SQLException {
    assertThat(commitWindows.commit(epoch("a", 7), List.of(window(TWO_O_CLOCK, 2, 17.5))))
        .isEqualTo(COMMITTED);

    assertThat(database.rows(WINDOWS)).containsExactly("14:00 Wola 2 35 17.5 17.5 612.5");
    assertThat(
            database.rows(
                "select query, checkpoint_id, epoch, watermark, windows_written from live.progress"))
        .containsExactly("windows a 7 2026-01-15 14:00:00+00 1");
    assertThat(
            database.rows(
                "select epoch, topic, partition, from_offset, until_offset"
                    + " from live.progress_offsets"))
        .containsExactly("7 smart-city-sensors 0 700 800");
  }

  @Test
  void sameEpochDeliveredTwiceLeavesWindowsUnchanged() throws SQLException {
    commitWindows.commit(epoch("a", 0), List.of(window(TWO_O_CLOCK, 2, 17.5)));
    List<String> before = database.rows(STATE);

    assertThat(commitWindows.commit(epoch("a", 0), List.of(window(TWO_O_CLOCK, 99, 99))))
        .isEqualTo(ALREADY_COMMITTED);

    assertThat(database.rows(STATE)).hasSize(3).isEqualTo(before);
  }

  @Test
  void sameNumberOfAnotherCheckpointIsAnotherEpoch() throws SQLException {
    commitWindows.commit(epoch("a", 0), List.of(window(TWO_O_CLOCK, 1, 1)));
    assertThat(commitWindows.commit(epoch("b", 0), List.of(window(TWO_O_CLOCK, 2, 1))))
        .isEqualTo(COMMITTED);
  }

  @Test
  void laterEpochReplacesTheValuesOfItsWindowsAndNoOthers() throws SQLException {
    commitWindows.commit(
        epoch("a", 0), List.of(window(TWO_O_CLOCK, 1, 10), window(FIVE_PAST_TWO, 1, 20)));
    String untouched = "select updated_at from live.windows where value_min = 20";
    String before = database.value(untouched);

    commitWindows.commit(epoch("a", 1), List.of(window(TWO_O_CLOCK, 3, 5)));

    assertThat(database.rows(WINDOWS))
        .containsExactly("14:00 Wola 3 15 5 5 75", "14:05 Wola 1 20 20 20 400");
    assertThat(database.value(untouched)).isEqualTo(before);
    assertThat(
            database.value(
                "select max(updated_at) > min(updated_at) from live.windows where value_min in (5, 20)"))
        .isEqualTo("t");
  }

  @Test
  void twoWritersOfOneEpochAtOnceCommitItOnce() throws SQLException {
    List<CommitOutcome> outcomes =
        Stream.of(1L, 2L)
            .map(
                readings ->
                    CompletableFuture.supplyAsync(
                        () -> commitUnchecked(List.of(window(TWO_O_CLOCK, readings, 1)))))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(outcomes).containsExactlyInAnyOrder(COMMITTED, ALREADY_COMMITTED);
    assertThat(database.rows(WINDOWS)).hasSize(1);
  }

  private CommitOutcome commitUnchecked(List<WindowRow> rows) {
    try {
      return commitWindows.commit(epoch("a", 0), rows);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void epochWithoutRowsIsCommittedToo() throws SQLException {
    assertThat(commitWindows.commit(epoch("a", 0), List.of())).isEqualTo(COMMITTED);
    assertThat(commitWindows.commit(epoch("a", 0), List.of())).isEqualTo(ALREADY_COMMITTED);
  }

  @Test
  void refusedRowLeavesNothingOfItsEpoch() throws SQLException {
    List<WindowRow> rows = List.of(window(TWO_O_CLOCK, 1, 1), window(FIVE_PAST_TWO, 0, 1));
    assertThatThrownBy(() -> commitWindows.commit(epoch("a", 0), rows))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("reading_count");
    assertThat(database.rows(STATE)).isEmpty();
    assertThat(commitWindows.commit(epoch("a", 0), List.of(window(TWO_O_CLOCK, 1, 1))))
        .isEqualTo(COMMITTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tab\there",
        "line\nbreak\r\n",
        "back\\slash \\N \\. \\t",
        "\\N",
        "\\.",
        "",
        " ",
        "'); drop table live.windows; --",
        "\"quoted\"",
        "Łódź, München, 北京, \uD83C\uDFD9",
        "\u0001\u0008\u000B\u007F\uFEFF\u2028",
      })
  void oddNamesComeBackAsTheyWere(String name) throws SQLException {
    commitWindows.commit(epoch("a", 0), List.of(window(TWO_O_CLOCK, name, name, 1, 1)));
    assertThat(
            database.value(
                "select count(*) from live.windows where city = ? and district = ?", name, name))
        .isEqualTo("1");
  }

  @Test
  void nameThatPostgresCannotHoldDoesNotStopTheFlow() throws SQLException {
    String nul = "Wo\0la";
    String endless = "W".repeat(100_000);
    commitWindows.commit(
        epoch("a", 0),
        List.of(
            window(TWO_O_CLOCK, nul, nul, 1, 1),
            window(TWO_O_CLOCK, endless, endless, 2, 1),
            window(TWO_O_CLOCK, endless + "!", endless + "!", 3, 1),
            window(TWO_O_CLOCK, "Warsaw", "\uD83C\uDFD9".repeat(500), 4, 1)));
    assertThat(
            database.rows(
                "select left(district, 5), length(district), reading_count from live.windows"
                    + " order by reading_count"))
        .containsExactly("Wo\uFFFDla 5 1", "\uD83C\uDFD9".repeat(5) + " 100 4", "WWWWW 200 5");
  }

  @Test
  void longestNamesOfThreeByteCharactersFitTheIndex() throws SQLException {
    // Random, so that PostgreSQL cannot compress the entry.
    String city = randomChinese(PlaceName.MAX_LENGTH, 1);
    String district = randomChinese(PlaceName.MAX_LENGTH, 2);
    assertThat(
            commitWindows.commit(epoch("a", 0), List.of(window(TWO_O_CLOCK, city, district, 1, 1))))
        .isEqualTo(COMMITTED);
  }

  private static String randomChinese(int length, long seed) {
    return new java.util.Random(seed)
        .ints(length, 0x4E00, 0x9FFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.1,
        -0.0,
        1.0 / 3,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
      })
  void valuesComeBackToTheLastBit(double value) throws SQLException {
    commitWindows.commit(epoch("a", 0), List.of(window(TWO_O_CLOCK, 1, value)));
    try (var connection = database.pool().connection();
        var statement = connection.createStatement();
        var result = statement.executeQuery("select value_sum from live.windows")) {
      result.next();
      assertThat(result.getDouble(1)).isEqualTo(Double.valueOf(value));
    }
  }

  @Test
  void windowsOfDaysLongAgoFindTheirPartition() throws SQLException {
    Instant beforeMidnight = Instant.parse("2012-10-02T23:55:00Z");
    Instant midnight = Instant.parse("2012-10-03T00:00:00Z");
    commitWindows.commit(
        epoch("a", 0), List.of(window(beforeMidnight, 1, 1), window(midnight, 1, 1)));
    assertThat(
            database.rows(
                "select tableoid::regclass, window_start from live.windows order by window_start"))
        .containsExactly(
            "live.windows_20121002 2012-10-02 23:55:00+00",
            "live.windows_20121003 2012-10-03 00:00:00+00");
  }

  @Test
  void oneBatchMayHoldSixYears() throws SQLException {
    Instant begin = Instant.parse("2012-10-02T09:00:00Z");
    List<WindowRow> rows =
        IntStream.range(0, 6 * 365)
            .mapToObj(day -> window(begin.plus(Duration.ofDays(day)), 1, 1))
            .toList();
    try (TestDatabase longDatabase = TestDatabase.migrated()) {
      assertThat(longDatabase.commitWindows().commit(epoch("a", 0), rows)).isEqualTo(COMMITTED);
      assertThat(longDatabase.value("select count(*) from live.windows")).isEqualTo("2190");
    }
  }

  @Test
  void partitionDroppedMeanwhileIsMadeAgain() throws SQLException {
    Instant longAgo = Instant.parse("2011-01-01T00:00:00Z");
    commitWindows.commit(epoch("a", 0), List.of(window(longAgo, 1, 1)));
    database.execute("drop table live.windows_20110101");
    assertThat(commitWindows.commit(epoch("a", 1), List.of(window(longAgo, 2, 1))))
        .isEqualTo(COMMITTED);
  }
}
