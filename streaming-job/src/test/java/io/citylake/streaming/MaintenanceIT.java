package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.audit.AuditReport;
import io.citylake.batch.MaintainTablesCommand;
import io.citylake.command.ExitCodes;
import io.citylake.postgres.LakeLock;
import io.citylake.postgres.PostgresPool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Maintenance beside the stream, and the stream after maintenance. */
class MaintenanceIT {
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final int READINGS = 60;
  private static final int EPOCHS = 6;
  private static final String LEAST_AGE = "1ms";

  private City city;
  private StringWriter said;

  @BeforeEach
  void foundCity() throws Exception {
    city = City.found(2).withAirQualityOnly();
  }

  @AfterEach
  void leaveCity() {
    city.close();
  }

  @Test
  void epochCommittedBeforeMaintenanceIsNotRepeatedAfterIt() throws Exception {
    city.with(
        "streaming.queries.records.max-records-per-trigger", Integer.toString(READINGS / EPOCHS));
    city.send(readings(MORNING));
    assertThat(city.catchUp()).isZero();
    long snapshots = snapshots();
    assertThat(snapshots).isGreaterThanOrEqualTo(EPOCHS);
    assertThat(maintain("--dry-run")).as(said.toString()).isZero();
    assertThat(said.toString()).contains("nothing was changed", "2026-01-15  ");
    assertThat(snapshots()).isEqualTo(snapshots);

    assertThat(maintain()).as(said.toString()).isZero();
    // The current one and the stream's last, which it no longer descends from.
    assertThat(snapshots()).as(said.toString()).isEqualTo(2);
    deleteLast(city.directory().resolve("records/commits"));
    assertThat(city.catchUp()).isZero();

    assertThat(records()).isEqualTo(READINGS);
    assertAudited();
  }

  @Test
  void besideARunningStreamNothingIsLostAndNothingRepeated() throws Exception {
    ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
    AtomicInteger sent = new AtomicInteger();
    ScheduledFuture<?> sending =
        sender.scheduleAtFixedRate(() -> sendMore(sent), 0, 200, TimeUnit.MILLISECONDS);
    Path log = city.directory().resolve("job.log");
    try (JobProcess job = JobProcess.start(city.keys(), log)) {
      for (int round = 0; round < 2; round++) {
        long goal = city.lakeCommits() + EPOCHS;
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> city.lakeCommits() >= goal);
        assertThat(maintain("--table", "raw.records")).as(said.toString()).isZero();
        assertThat(said.toString()).containsPattern("[0-9] -> [0-9]+ files");
      }
      assertThat(sending.isDone()).isFalse();
      sender.shutdown();
      assertThat(sender.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      assertThat(job.terminate()).as(Files.readString(log)).isZero();
    } finally {
      sender.shutdown();
    }

    assertThat(city.catchUp()).isZero();

    assertThat(records()).isEqualTo((long) sent.get() * READINGS);
    assertAudited();
  }

  /** Sends a minute's readings, those of the next minute each time. */
  private void sendMore(AtomicInteger sent) {
    try {
      city.send(readings(MORNING.plus(Duration.ofMinutes(sent.get()))));
      sent.incrementAndGet();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void secondMaintenanceAtOnceIsRefused() throws Exception {
    try (PostgresPool postgres = city.postgres();
        LakeLock lock = LakeLock.tryTake(postgres, MaintainTablesCommand.LOCK).orElseThrow()) {
      assertThat(lock.isHeld()).isTrue();
      assertThat(maintain()).isEqualTo(ExitCodes.FAILED);
      assertThat(said.toString()).contains("runs already");
    }
  }

  /** Runs maintenance that keeps nothing for its youth, where the job allows that. */
  private int maintain(String... arguments) {
    Map<String, String> keys = new LinkedHashMap<>(city.keys());
    keys.put("batch.maintenance.closed-after", LEAST_AGE);
    keys.put("batch.maintenance.expire-snapshots-after", LEAST_AGE);
    keys.put("batch.maintenance.orphan-files-after", "1d");
    said = new StringWriter();
    return ExitCodes.commandLine(new MaintainTablesCommand(keys))
        .setOut(new PrintWriter(said))
        .setErr(new PrintWriter(said, true))
        .execute(arguments);
  }

  private static List<String> readings(Instant from) {
    return Payloads.airQuality(from, Duration.ofSeconds(1), READINGS, 2);
  }

  private long records() throws IOException {
    return city.lake("select count(*) from lake.raw.records").get(0).getLong(0);
  }

  private long snapshots() throws IOException {
    return city.lake("select count(*) from lake.raw.records.snapshots").get(0).getLong(0);
  }

  private void assertAudited() throws Exception {
    AuditReport report = city.audit();
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text));
    assertThat(report.holds()).as(text.toString()).isTrue();
  }

  private static void deleteLast(Path log) throws IOException {
    try (Stream<Path> entries = Files.list(log)) {
      Path last =
          entries
              .filter(e -> e.getFileName().toString().matches("[0-9]+"))
              .max(Comparator.comparingLong(e -> Long.parseLong(e.getFileName().toString())))
              .orElseThrow();
      Files.delete(last);
    }
  }
}
