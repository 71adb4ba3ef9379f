package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.audit.AuditReport;
import io.citylake.reading.RejectionReason;
import io.citylake.simulator.ProgressListener;
import io.citylake.simulator.Simulate;
import io.citylake.simulator.feed.AnswerKey;
import io.citylake.simulator.feed.CityClock;
import io.citylake.simulator.feed.Counts;
import io.citylake.simulator.feed.SimulationSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is lost and nothing counted twice, whatever is killed and at whatever moment. */
class ExactlyOnceIT {
  private static final Instant CITY_START = Instant.parse("2026-01-15T06:00:00Z");
  private static final Duration CITY_TIME = Duration.ofMinutes(90);
  private static final int SENSORS = 200;
  private static final double RECORDS_PER_SECOND = 800;
  // A minute for jobs to be killed in.
  private static final double CITY_SPEED = 90;
  private static final double QUICK_CITY_SPEED = 400;
  private static final int KILLS = 4;
  private static final long SEED = 20260115;

  private City city;

  @BeforeEach
  void foundCity() throws Exception {
    city = City.found(4);
  }

  @AfterEach
  void leaveCity() {
    city.close();
  }

  @Test
  void killedAtRandomMomentsNothingIsLostAndNothingCountedTwice() throws Exception {
    Random moments = new Random(SEED);
    Simulate simulation = simulation(CITY_SPEED);
    CompletableFuture<AnswerKey> sending = CompletableFuture.supplyAsync(simulation::run);
    for (int kill = 0; kill < KILLS; kill++) {
      try (JobProcess job = JobProcess.start(city.keys(), city.directory().resolve("job.log"))) {
        int epochsMore = 1 + moments.nextInt(3);
        long goal = committedEpochs() + epochsMore;
        Awaitility.await()
            .atMost(Duration.ofMinutes(2))
            .pollInterval(Duration.ofMillis(5 + moments.nextInt(60)))
            .until(() -> sending.isDone() || committedEpochs() >= goal);
        job.kill();
      }
    }
    AnswerKey answer = sending.get();

    assertThat(city.catchUp()).isZero();

    assertAudited(answer);
  }

  @Test
  void lastCommitLogEntriesDeletedTheEpochsAreDeliveredAgainAndChangeNothing() throws Exception {
    AnswerKey answer = simulation(QUICK_CITY_SPEED).run();
    assertThat(city.catchUp()).isZero();
    String windowsBefore = windowsDigest();
    long recordsBefore = recordsInLake();

    deleteLast(city.directory().resolve("records/commits"));
    deleteLast(city.directory().resolve("windows/commits"));
    assertThat(city.catchUp()).isZero();

    assertThat(windowsDigest()).isEqualTo(windowsBefore);
    assertThat(recordsInLake()).isEqualTo(recordsBefore);
    assertAudited(answer);
  }

  @Test
  void terminatedItStopsBetweenBatchesAndGoesOnWhereItStopped() throws Exception {
    CompletableFuture<AnswerKey> sending =
        CompletableFuture.supplyAsync(simulation(QUICK_CITY_SPEED)::run);
    Path log = city.directory().resolve("job.log");
    try (JobProcess job = JobProcess.start(city.keys(), log)) {
      Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> committedEpochs() >= 2);
      assertThat(job.terminate()).isZero();
    }
    assertThat(Files.readString(log)).doesNotContain("a query died");
    AnswerKey answer = sending.get();

    assertThat(city.catchUp()).isZero();

    assertAudited(answer);
  }

  private Simulate simulation(double speed) {
    SimulationSettings settings =
        SimulationSettings.of(CityClock.paced(CITY_START, RECORDS_PER_SECOND, speed))
            .withSeed(SEED)
            .withSensors(SENSORS)
            .until(CITY_START.plus(CITY_TIME));
    return new Simulate(settings, city.target(), ProgressListener.none());
  }

  private void assertAudited(AnswerKey answer) throws Exception {
    AuditReport report = city.audit();
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text));
    assertThat(report.holds()).as(text.toString()).isTrue();
    Counts sent = answer.topics().get(city.topic()).total();
    assertThat(report.recordsInLake()).isEqualTo(sent.records());
    assertThat(rejectionsInLake()).isEqualTo(sent.rejections());
    assertThat(report.windows().finalWindows()).as(text.toString()).isGreaterThan(100);
  }

  private Map<RejectionReason, Long> rejectionsInLake() throws IOException {
    Map<RejectionReason, Long> counts = new HashMap<>();
    for (Row row :
        city.lake(
            "select rejection_reason, count(*) from lake.raw.rejections group by"
                + " rejection_reason")) {
      counts.put(RejectionReason.valueOf(row.getString(0)), row.getLong(1));
    }
    return counts;
  }

  private long recordsInLake() throws IOException {
    return city.lake("select count(*) from lake.raw.records").get(0).getLong(0);
  }

  private long committedEpochs() throws Exception {
    return city.postgresValue(
        "select count(*) from live.progress where query = 'windows'", Long.class);
  }

  private String windowsDigest() throws Exception {
    return city.postgresValue(
        """
        select md5(string_agg(w::text, '|' order by w::text))
        from   (select window_start, window_end, city, district, sensor_type, metric, reading_count,
                       value_min, value_max, round(value_sum::numeric, 6)
                from   live.windows) w\
        """,
        String.class);
  }

  private static void deleteLast(Path log) throws IOException {
    Path last = log.resolve(Long.toString(lastOf(log)));
    Files.delete(last);
    Files.deleteIfExists(log.resolve("." + last.getFileName() + ".crc"));
  }

  private static long lastOf(Path log) throws IOException {
    try (Stream<Path> entries = Files.list(log)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches("[0-9]+"))
          .map(Long::valueOf)
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }
}
