package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.audit.AuditReport;
import io.citylake.command.ExitCodes;
import io.citylake.repair.RepairCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A driver that was paused in the middle of a batch goes on when another has taken its place: the
 * lake has every record once, and the one who comes late says who has taken over.
 *
 * <p>The lake's catalogue is a table of PostgreSQL; a lock on it holds the driver at a known step
 * until it is paused.
 */
class TwoDriversIT {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final int READINGS = 300;

  private City city;
  private int batches;

  @BeforeEach
  void foundCity() throws Exception {
    city = City.found(2).withAirQualityOnly();
  }

  @AfterEach
  void leaveCity() {
    city.close();
  }

  @Test
  void driverPausedAtEachStepOfABatchWritesNothingTwiceAndNamesItsSuccessor() throws Exception {
    try (JobProcess first = start();
        JobProcess second = pausedAndReplaced(first, this::whenItHasLookedForTheEpoch);
        JobProcess third = pausedAndReplaced(second, this::whenItsCommitIsLost);
        JobProcess fourth = pausedAndReplaced(third, this::whenItsCommitIsDone)) {
      sendBatch();
      awaitRecords();
      assertThat(fourth.terminate()).isZero();
    }

    AuditReport audit = city.audit();
    StringWriter text = new StringWriter();
    audit.print(new PrintWriter(text));
    assertThat(audit.holds()).as(text.toString()).isTrue();
    assertThat(audit.recordsInLake()).isEqualTo((long) batches * READINGS);
    repairGivesEachRecordOneRowWhereTheLakeHasThemTwice();
  }

  /** As a lake has them of two drivers before commits were fenced. */
  private void repairGivesEachRecordOneRowWhereTheLakeHasThemTwice() throws Exception {
    city.lake(
        """
        insert into lake.raw.records
        select * from lake.raw.records where offset < 75""");
    assertThat(city.recordsInLake()).isGreaterThan((long) batches * READINGS);
    StringWriter said = new StringWriter();

    int exitCode =
        ExitCodes.commandLine(new RepairCommand(city.keys()))
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said, true))
            .execute("--repeated");

    assertThat(exitCode).as(said.toString()).isZero();
    assertThat(said.toString())
        .containsSubsequence(
            "before:", "the audit does not hold", "after: 0 rows", "every record accounted for");
    assertThat(city.recordsInLake()).isEqualTo((long) batches * READINGS);
  }

  /** A step of the records query's batch, at which the driver is paused. */
  private interface Step {
    void pause(JobProcess driver, Statement lock) throws Exception;
  }

  /** Gives the successor, which has caught up before the paused driver went on. */
  private JobProcess pausedAndReplaced(JobProcess driver, Step step) throws Exception {
    sendBatch();
    awaitRecords();
    try (Connection postgres = connect();
        Statement lock = postgres.createStatement()) {
      postgres.setAutoCommit(false);
      step.pause(driver, lock);
      postgres.rollback();
    }
    JobProcess successor = start();
    awaitTakenOverBy(successor);
    sendBatch();
    awaitRecords();
    assertThat(driver.resumeToItsEnd()).isEqualTo(1);
    assertThat(Files.readString(log()))
        .containsPattern(
            "citylake: another driver has taken over the (records|windows) query: process "
                + successor.pid()
                + " on ");
    return successor;
  }

  private void awaitTakenOverBy(JobProcess driver) {
    Path claim = city.directory().resolve("records/citylake-driver.json");
    await().until(() -> Files.readString(claim).contains("\"pid\":" + driver.pid() + ","));
  }

  /** It waits for what the catalogue knew before its successor came. */
  private void whenItHasLookedForTheEpoch(JobProcess driver, Statement lock) throws Exception {
    lock.execute("lock table iceberg.iceberg_tables in access exclusive mode");
    sendBatch();
    await().until(() -> isWaiting("select%iceberg_tables%"));
    driver.pause();
  }

  /** Its files are written; its commit never reaches the catalogue. */
  private void whenItsCommitIsLost(JobProcess driver, Statement lock) throws Exception {
    lock.execute("lock table iceberg.iceberg_tables in exclusive mode");
    sendBatch();
    await().until(() -> isWaiting("update%iceberg_tables%"));
    driver.pause();
    city.postgresValue(
        "select pg_terminate_backend(pid) from pg_stat_activity where " + waiting("update%"),
        Boolean.class);
  }

  /** The catalogue has its commit; it does not know so yet, nor does its checkpoint. */
  private void whenItsCommitIsDone(JobProcess driver, Statement lock) throws Exception {
    lock.execute("lock table iceberg.iceberg_tables in exclusive mode");
    sendBatch();
    await().until(() -> isWaiting("update%iceberg_tables%"));
    driver.pause();
  }

  private boolean isWaiting(String statement) throws SQLException {
    return city.postgresValue(
            "select count(*) from pg_stat_activity where " + waiting(statement), Long.class)
        > 0;
  }

  private static String waiting(String statement) {
    return "datname = current_database() and wait_event_type = 'Lock' and query ilike '%s'"
        .formatted(statement);
  }

  private void sendBatch() throws Exception {
    Instant from = NOON.plus(Duration.ofMinutes(10).multipliedBy(batches));
    city.send(Payloads.airQuality(from, Duration.ofSeconds(2), READINGS, 3));
    batches++;
  }

  private void awaitRecords() {
    await().until(() -> city.recordsInLake() == (long) batches * READINGS);
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(RunningJob.PATIENCE).ignoreExceptions();
  }

  private JobProcess start() throws Exception {
    return JobProcess.start(city.keys(), log());
  }

  private Path log() {
    return city.directory().resolve("job.log");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        city.keys().get("postgres.url"), city.keys().get("postgres.user"), null);
  }
}
