package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import io.citylake.lake.ReplayedWindows;
import io.citylake.session.CitylakeSession;
import io.citylake.streaming.kappa.ReplayStreamCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import picocli.CommandLine;

/**
 * Windows computed again from Kafka, beside those of a speed layer whose batches are known: one for
 * the morning, one for noon, one for the evening, and one with a repetition of the evening's last
 * readings and a reading of the morning that is late.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayStreamIT {
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-01-15T18:00:00Z");
  private static final int READINGS = 120;
  private static final int REPEATED = 20;
  private static final int RECORDS = 3 * READINGS + REPEATED + 2;
  private static final double LATE_VALUE = 99;

  private static final String EACH_LIVE_ROW =
      "select string_agg(t::text, chr(10) order by t::text) from live.%s t";
  private static final String LIVE_FINAL_WINDOWS =
      """
      select string_agg(concat_ws(' ', extract(epoch from window_start)::bigint, reading_count, value_max::bigint),
                        ', ' order by window_start)
      from   live.windows where window_end <= '2026-01-15T18:09:50Z'""";

  private City city;
  private Instant betweenNoonAndEvening;

  @BeforeAll
  void runTheStreamToItsEnd() throws Exception {
    city = City.found(1).with("streaming.queries.windows.max-records-per-trigger", "" + READINGS);
    city.send(readings(MORNING));
    city.send(readings(NOON));
    betweenNoonAndEvening = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    Awaitility.await().until(() -> !Instant.now().isBefore(betweenNoonAndEvening));
    List<String> evening = readings(EVENING);
    city.send(evening);
    city.send(evening.subList(READINGS - REPEATED, READINGS));
    city.send(List.of(Payloads.airQuality("air-0", MORNING.plusSeconds(1), LATE_VALUE), "no JSON"));
    assertThat(city.catchUp("--query", "windows")).isZero();
  }

  @AfterAll
  void leaveCity() {
    city.close();
  }

  @Test
  void smallBatchesGiveTheSpeedLayersFinalWindowsAndTouchNothingOfIt() throws Exception {
    Map<Path, Long> checkpoint = files(city.directory().resolve("windows"));
    List<String> live = liveRows();

    String report = replay("--from", "{\"%s\":{\"0\":0}}".formatted(city.topic()));

    assertThat(report)
        .contains("records    " + RECORDS)
        .contains("readings   " + (RECORDS - 1))
        .contains("rejected   1")
        .contains("late       1")
        .contains("windows    9")
        .contains("2026-01-15T18:09:50Z: no window that ends later, 3 were open");
    assertThat(newestReplay()).isEqualTo(city.postgresValue(LIVE_FINAL_WINDOWS, String.class));
    assertThat(liveRows()).isEqualTo(live);
    assertThat(files(city.directory().resolve("windows"))).isEqualTo(checkpoint);
    try (Stream<Path> folders = Files.list(city.directory())) {
      assertThat(folders).noneMatch(folder -> folder.toString().contains("replay"));
    }
  }

  @Test
  void nothingIsLateInOneBigBatchAndTheNextReplayHasAnIdAndAnEndOfItsOwn() throws Exception {
    String big = replay("--batch", "100000");

    assertThat(big).contains("late       0").contains("windows    9");
    assertThat(newestReplay())
        .startsWith(MORNING.getEpochSecond() + " " + (READINGS / 4 + 1) + " 99,")
        .isNotEqualTo(city.postgresValue(LIVE_FINAL_WINDOWS, String.class));

    String untilEvening =
        replay(
            "--batch", "" + READINGS, "--until", betweenNoonAndEvening.toString(), "--keep", "1");

    assertThat(untilEvening)
        .contains("records    " + 2 * READINGS)
        .contains("windows    5")
        .containsPattern("removed .*" + id(big));
    assertThat(city.lake("select distinct replay_id from lake.kappa.windows"))
        .extracting(row -> row.getString(0))
        .containsExactly(id(untilEvening));
  }

  @Test
  void everyBadArgumentIsToldAtOnceAndNothingStarts() {
    StringWriter errors = new StringWriter();
    CommandLine line = command().setErr(new PrintWriter(errors));

    int exitCode =
        line.execute("--from", "yesterday", "--until", "noon", "--batch", "0", "--keep", "0");

    assertThat(exitCode).isEqualTo(ExitCodes.BAD_CONFIGURATION);
    assertThat(errors.toString())
        .contains("4 configuration errors", "--from", "--until", "--batch", "--keep");
  }

  @Test
  void offsetsThatKafkaDoesNotHoldAreRefused() {
    StringWriter errors = new StringWriter();
    CommandLine line = command().setErr(new PrintWriter(errors));

    int exitCode =
        line.execute("--from", "{\"%s\":{\"0\":9999},\"other\":{\"3\":0}}".formatted(city.topic()));

    assertThat(exitCode).isEqualTo(ExitCodes.BAD_CONFIGURATION);
    assertThat(errors.toString())
        .contains("Kafka holds 0 to " + RECORDS, "other-3", "no such partition");
  }

  private CommandLine command() {
    return ExitCodes.commandLine(new ReplayStreamCommand(city.keys()));
  }

  /** Gives the report. */
  private String replay(String... arguments) {
    StringWriter report = new StringWriter();
    assertThat(command().setOut(new PrintWriter(report)).execute(arguments)).isZero();
    return report.toString();
  }

  /** "replay ID in TABLE" is the report's first line. */
  private static String id(String report) {
    return report.substring("replay  ".length(), report.indexOf(" in "));
  }

  /** Start, count and largest value of each window, as {@link #LIVE_FINAL_WINDOWS} gives them. */
  private String newestReplay() throws IOException {
    try (SparkSession spark = CitylakeSession.open(city.settings(), "test")) {
      ReplayedWindows replayed = new ReplayedWindows(spark, city.settings());
      List<String> windows = new ArrayList<>();
      for (Row row :
          replayed
              .windows(replayed.newestReplay().orElseThrow())
              .selectExpr(
                  "unix_seconds(window_start)", "reading_count", "cast(value_max as bigint)")
              .orderBy("window_start")
              .collectAsList()) {
        windows.add(row.mkString(" "));
      }
      return String.join(", ", windows);
    }
  }

  private List<String> liveRows() throws Exception {
    List<String> rows = new ArrayList<>();
    for (String table : List.of("windows", "progress", "progress_offsets")) {
      rows.add(city.postgresValue(EACH_LIVE_ROW.formatted(table), String.class));
    }
    return rows;
  }

  /** Every file below a folder, with when it was written. */
  private static Map<Path, Long> files(Path folder) throws IOException {
    Map<Path, Long> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.getLastModifiedTime(file).toMillis());
      }
    }
    return files;
  }

  /** Twenty minutes of two sensors. */
  private static List<String> readings(Instant from) {
    return Payloads.airQuality(from, Duration.ofSeconds(10), READINGS, 2);
  }
}
