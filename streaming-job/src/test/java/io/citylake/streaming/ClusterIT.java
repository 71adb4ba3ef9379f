package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.audit.AuditReport;
import io.citylake.localstack.SparkCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar under a real spark-submit, on a standalone cluster of a master and a worker. */
class ClusterIT {
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final int SENSORS = 10;

  // The last of 600 readings is of 09:39:50: 17 windows end before the watermark of 09:29:50.
  private static final int MORNING_READINGS = 600;
  private static final int FINAL_AFTER_MORNING = 17;

  // The last of 300 readings is of 12:49:50: all 20 windows of the morning and 7 of noon.
  private static final int NOON_READINGS = 300;
  private static final int FINAL_AFTER_NOON = 27;

  private static final Path JAR = Path.of(System.getProperty("citylake.cluster-jar"));

  @TempDir static Path directory;
  private static SparkCluster cluster;

  private City city;

  @BeforeAll
  static void startCluster() {
    cluster = SparkCluster.start(directory, 1);
  }

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void foundCity() throws Exception {
    city = City.found(2);
  }

  @AfterEach
  void leaveCity() {
    city.close();
  }

  @Test
  void caughtUpItEndsWithZeroAndTheNextSubmissionContinuesFromTheCheckpoint() throws Exception {
    city.send(Payloads.airQuality(MORNING, STEP, MORNING_READINGS, SENSORS));
    assertThat(exitCode(submit("--catch-up"))).as(log()).isZero();
    assertAudited(MORNING_READINGS, FINAL_AFTER_MORNING);

    city.send(Payloads.airQuality(NOON, STEP, NOON_READINGS, SENSORS));
    assertThat(exitCode(submit("--catch-up"))).as(log()).isZero();
    assertAudited(MORNING_READINGS + NOON_READINGS, FINAL_AFTER_NOON);
    assertThat(
            city.postgresValue(
                "select count(distinct checkpoint_id) from live.progress", Long.class))
        .isEqualTo(2);
  }

  @Test
  void terminatedItStopsBetweenBatchesAndEndsWithZero() throws Exception {
    city.send(Payloads.airQuality(MORNING, STEP, MORNING_READINGS, SENSORS));
    Process job = submit();
    try {
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> !job.isAlive() || (windows() > 0 && city.lakeCommits() > 0));
      job.destroy();
      assertThat(exitCode(job)).as(log()).isZero();
    } finally {
      job.destroyForcibly();
    }
    assertAudited(MORNING_READINGS, FINAL_AFTER_MORNING);
  }

  @Test
  void badConfigurationEndsItWithTwo() throws Exception {
    Process job = submit("--set", "streaming.watermark=soon");

    assertThat(exitCode(job)).as(log()).isEqualTo(2);
    assertThat(log()).contains("streaming.watermark");
  }

  private Process submit(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--class", StreamingJob.class.getName()));
    all.add(JAR.toString());
    city.keys().forEach((key, value) -> all.addAll(List.of("--set", key + "=" + value)));
    all.addAll(List.of(arguments));
    return cluster.submit(logFile(), all);
  }

  private static int exitCode(Process job) throws InterruptedException {
    if (!job.waitFor(3, TimeUnit.MINUTES)) {
      job.destroyForcibly();
      throw new IllegalStateException("the job did not end within 3 minutes");
    }
    return job.exitValue();
  }

  private void assertAudited(long records, long finalWindows) throws Exception {
    AuditReport report = city.audit();
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text));
    assertThat(report.holds()).as(text.toString()).isTrue();
    assertThat(report.recordsInLake()).isEqualTo(records);
    assertThat(report.windows().finalWindows()).as(text.toString()).isEqualTo(finalWindows);
  }

  private long windows() throws Exception {
    return city.postgresValue("select count(*) from live.windows", Long.class);
  }

  private Path logFile() {
    return city.directory().resolve("job.log");
  }

  private String log() throws IOException {
    return Files.readString(logFile());
  }
}
