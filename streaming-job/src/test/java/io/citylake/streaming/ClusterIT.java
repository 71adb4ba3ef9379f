package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.audit.AuditReport;
import io.citylake.batch.CompareLayersCommand;
import io.citylake.batch.DailyMartsCommand;
import io.citylake.localstack.EmbeddedObjectStore;
import io.citylake.localstack.LocalCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two jars under a real spark-submit, on a standalone cluster of a master and two workers, with
 * the lake and the checkpoints in an object store. What is submitted is submitted by Spark's own
 * distribution where the environment names one.
 */
class ClusterIT {
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final int SENSORS = 10;

  // The last of 600 readings is of 09:39:50: 17 windows end before the watermark of 09:29:50.
  private static final int MORNING_READINGS = 600;
  private static final int FINAL_AFTER_MORNING = 17;
  private static final int WINDOWS_OF_MORNING = 20;

  private static final int NOON_READINGS = 300;

  // The one reading of 12:50:00 ends all 20 windows of the morning and 8 of noon.
  private static final Instant AFTER_NOON = Instant.parse("2026-01-15T12:50:00Z");
  private static final int FINAL_AFTER_NOON = 28;

  // A job starts several JVMs, beside another test class: on two busy cores that takes minutes.
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final Path STREAMING_JAR = Path.of(System.getProperty("citylake.cluster-jar"));
  private static final Path BATCH_JAR = Path.of(System.getProperty("citylake.batch-cluster-jar"));
  private static final Path DEFAULTS = Path.of(System.getProperty("citylake.spark-defaults"));
  private static final List<String> ON_A_WORKER =
      List.of(
          "--deploy-mode", "cluster", "--conf", "spark.standalone.submit.waitAppCompletion=true");

  @TempDir static Path directory;
  private static LocalCluster cluster;
  private static Optional<SparkDistribution> distribution;

  private City city;
  private Path configuration;

  @BeforeAll
  static void startCluster() throws IOException {
    distribution = SparkDistribution.configured(directory.resolve("conf"), DEFAULTS);
    if (distribution.isEmpty()) {
      System.out.printf(
          "%s names no Spark: the jars are tried under Citylake's launcher alone%n",
          SparkDistribution.VARIABLE);
    }
    cluster = LocalCluster.start(directory, 2, Files.readString(DEFAULTS));
  }

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void foundCity() throws Exception {
    EmbeddedObjectStore store = cluster.objectStore();
    city =
        City.found(2)
            .withAirQualityOnly()
            .inBucket(
                EmbeddedObjectStore.BUCKET, store.bucketDirectory(), store.hadoopProperties());
    // The jobs have the keys from their environment, the audit in this JVM does not.
    configuration = city.configuration();
    store.keys().hadoopProperties().forEach((k, v) -> city.with("storage.properties." + k, v));
  }

  @AfterEach
  void leaveCity() {
    city.close();
  }

  @Test
  void aKilledWorkerCostsNoRecordAndBothJobsGoOnFromTheObjectStore() throws Exception {
    city.send(Payloads.airQuality(MORNING, STEP, MORNING_READINGS, SENSORS));
    Process stream = submitByLauncher(StreamingJob.class, STREAMING_JAR);
    awaitAlive(stream, () -> windows() >= FINAL_AFTER_MORNING && city.lakeCommits() > 0);
    cluster.spark().killWorker(0);
    city.send(Payloads.airQuality(NOON, STEP, NOON_READINGS, SENSORS));
    awaitAlive(stream, () -> windows() > WINDOWS_OF_MORNING);
    stream.destroy();
    assertThat(exitCode(stream)).as(log()).isZero();

    city.send(Payloads.airQuality(AFTER_NOON, STEP, 1, SENSORS));
    runOnAWorker(StreamingJob.class, STREAMING_JAR, "--catch-up");
    assertAudited(MORNING_READINGS + NOON_READINGS + 1, FINAL_AFTER_NOON);
    assertThat(checkpoints()).isEqualTo(2);

    runOnAWorker(
        DailyMartsCommand.class, BATCH_JAR, "--date", "2026-01-15", "--mart", "daily_metrics");
    assertThat(
            exitCode(
                submit(List.of(), CompareLayersCommand.class, BATCH_JAR, "--date", "2026-01-15")))
        .as(log())
        .isZero();
    assertThat(log()).contains("every difference is explained");
  }

  @Test
  void aJobOnOneMachineWorksOnAnObjectStore() throws Exception {
    city.send(Payloads.airQuality(MORNING, STEP, MORNING_READINGS, SENSORS));

    runHere("local[2]");

    assertAudited(MORNING_READINGS, FINAL_AFTER_MORNING);
  }

  @Test
  void aClusterWorksOnFilesThatItsMachinesShare() throws Exception {
    city.close();
    city = City.found(2).withAirQualityOnly();
    configuration = city.configuration();
    city.send(Payloads.airQuality(MORNING, STEP, MORNING_READINGS, SENSORS));

    runHere(cluster.spark().masterUrl());

    assertAudited(MORNING_READINGS, FINAL_AFTER_MORNING);
  }

  private void runHere(String master) throws Exception {
    Process job =
        submit(List.of("--master", master), StreamingJob.class, STREAMING_JAR, "--catch-up");
    assertThat(exitCode(job)).as(log()).isZero();
  }

  @Test
  void badConfigurationEndsItWithTwo() throws Exception {
    Process job =
        submitByLauncher(StreamingJob.class, STREAMING_JAR, "--set", "streaming.watermark=soon");

    assertThat(exitCode(job)).as(log()).isEqualTo(2);
    assertThat(log()).contains("streaming.watermark");
  }

  @Test
  void aDriverOnAWorkerSaysThatItsConfigurationIsNotThere() throws Exception {
    configuration = configuration.getFileName();

    exitCode(submit(ON_A_WORKER, StreamingJob.class, STREAMING_JAR));

    assertThat(log()).contains("is FAILED");
    assertThat(driverLogs()).contains("give an absolute path");
  }

  /** By the launcher of {@code citylake spark-submit}. */
  private Process submitByLauncher(Class<?> job, Path jar, String... arguments) {
    return cluster.spark().submit(logFile(), submission(List.of(), job, jar, arguments));
  }

  /** By Spark's own distribution where there is one. */
  private Process submit(List<String> options, Class<?> job, Path jar, String... arguments)
      throws IOException {
    List<String> submission = submission(options, job, jar, arguments);
    if (distribution.isEmpty()) {
      return cluster.spark().submit(logFile(), submission);
    }
    List<String> all = new ArrayList<>(List.of("--master", cluster.spark().masterUrl()));
    all.addAll(submission);
    return distribution.get().submit(logFile(), cluster.objectStore().keys().environment(), all);
  }

  private List<String> submission(
      List<String> options, Class<?> job, Path jar, String... arguments) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--class", job.getName(), jar.toString()));
    all.addAll(List.of("--config", configuration.toString()));
    all.addAll(List.of(arguments));
    return all;
  }

  /**
   * The exit code of spark-submit says nothing in cluster mode: it is 0 however the driver ended.
   */
  private void runOnAWorker(Class<?> job, Path jar, String... arguments) throws Exception {
    exitCode(submit(ON_A_WORKER, job, jar, arguments));
    assertThat(log()).as(driverLogs()).contains("is FINISHED").doesNotContain("is FAILED");
  }

  private static String driverLogs() throws IOException {
    StringBuilder logs = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().contains("/driver-")).toList()) {
        if (file.getFileName().toString().startsWith("std")) {
          logs.append(file).append('\n').append(Files.readString(file));
        }
      }
    }
    return logs.toString();
  }

  private void awaitAlive(Process job, Callable<Boolean> condition) throws IOException {
    Awaitility.await().atMost(PATIENCE).until(() -> !job.isAlive() || condition.call());
    assertThat(job.isAlive()).as(log()).isTrue();
  }

  private long checkpoints() throws Exception {
    return city.postgresValue(
        "select count(distinct checkpoint_id) from live.progress", Long.class);
  }

  private static int exitCode(Process job) throws InterruptedException {
    if (!job.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      job.destroyForcibly();
      throw new IllegalStateException(
          "the job did not end within " + PATIENCE.toMinutes() + " minutes");
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
