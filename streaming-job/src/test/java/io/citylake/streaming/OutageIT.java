package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.checkpoint.DriverClaim;
import io.citylake.lake.RecordsTable;
import io.citylake.localstack.LocalStack;
import io.citylake.localstack.StackPorts;
import io.citylake.postgres.MigratedDatabase;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.RetryWhileUnavailable;
import io.citylake.session.CitylakeSession;
import io.citylake.streaming.queries.JobContext;
import io.citylake.streaming.queries.RecordsQuery;
import io.citylake.streaming.queries.WorkBeside;
import io.citylake.streaming.run.SupervisedWork;
import io.citylake.tables.QueryNames;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.spark.sql.SparkSession;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away for a while and comes back. */
class OutageIT {
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final int READINGS = 400;

  @TempDir Path directory;

  private LocalStack serving;
  private City city;

  @BeforeEach
  void foundCity() throws Exception {
    serving = LocalStack.start(directory, StackPorts.FREE);
    city = City.found(2, serving.jdbcUrl()).withAirQualityOnly();
  }

  @AfterEach
  void leaveCity() {
    city.close();
    serving.close();
  }

  @Test
  void theLakeGoesOnWhileTheServingDatabaseIsAwayAndTheWindowsCatchUp() throws Exception {
    city.withCatalogueIn(MigratedDatabase.create());
    city.send(readings(MORNING));
    try (RunningJob job = RunningJob.start(city.keys())) {
      job.await().until(() -> windows() > 0);
      serving.database().stop();
      long metadataBefore = city.lakeCommits();

      city.send(readings(NOON));

      job.await().until(() -> city.lakeCommits() > metadataBefore);
      assertThat(job.isRunning()).isTrue();
      serving.database().start();
      job.await().until(() -> newestWindow().isAfter(NOON.minusSeconds(1)));
      assertThat(job.stop()).isZero();
    }
    assertThat(city.catchUp()).isZero();
    assertThat(city.audit().holds()).isTrue();
    assertThat(city.audit().recordsInLake()).isEqualTo(2 * READINGS);
  }

  @Test
  void eachQueryAloneStartsWithoutWhatOnlyTheOtherNeeds() throws Exception {
    city.withCatalogueIn(MigratedDatabase.create());
    city.send(readings(MORNING));

    serving.database().stop();
    assertThat(city.catchUp("--query", "records")).isZero();
    assertThat(city.lakeCommits()).isPositive();

    serving.database().start();
    city.with("lake.properties.uri", "jdbc:postgresql://127.0.0.1:1/nowhere");
    assertThat(city.catchUp("--query", "windows")).isZero();
    assertThat(windows()).isPositive();
  }

  @Test
  void bothQueriesWaitForADatabaseThatHoldsTheCatalogueToo() throws Exception {
    city.send(readings(MORNING));
    try (RunningJob job = RunningJob.start(city.keys())) {
      job.await().until(() -> windows() > 0 && city.lakeCommits() > 0);
      serving.database().stop();
      city.send(readings(NOON));
      assertThat(job.isRunning()).isTrue();

      serving.database().start();

      job.await().until(() -> newestWindow().isAfter(NOON.minusSeconds(1)));
      job.await().until(() -> city.recordsInLake() == 2 * READINGS);
      assertThat(job.stop()).isZero();
    }
    assertThat(city.audit().holds()).isTrue();
  }

  @Test
  void recordsQueryThatStartsAgainWhileTheCatalogueIsAwayWaitsForIt() throws Exception {
    city.with("streaming.run", "[records]");
    city.send(readings(MORNING));
    try (CapturedLog log = new CapturedLog(Level.ERROR);
        RunningJob job = RunningJob.start(city.keys())) {
      job.await().until(() -> city.lakeCommits() > 0);
      serving.database().stop();
      city.send(readings(NOON));

      job.await().until(() -> deaths(log) > 1);

      serving.database().start();
      job.await().until(() -> city.recordsInLake() == 2 * READINGS);
      assertThat(job.stop()).isZero();
    }
  }

  private static long deaths(CapturedLog log) {
    return log.text().lines().filter(line -> line.contains("terminated with error")).count();
  }

  @Test
  void theLakesViewsWaitForADatabaseThatGoesAwayBeforeTheyAreMade() throws Exception {
    try (SparkSession spark = CitylakeSession.open(city.settings(), "test-views");
        PostgresPool postgres = PostgresPool.openUntried(city.settings().postgres(), "test");
        CapturedLog log = new CapturedLog(Level.WARN)) {
      RecordsTable table = new RecordsTable(spark, city.settings());
      table.prepareTable();
      serving.database().stop();

      SupervisedWork views =
          SupervisedWork.begin(
              views(spark, postgres), claim(spark), new RetryWhileUnavailable(RunningJob.PATIENCE));

      Awaitility.await()
          .atMost(RunningJob.PATIENCE)
          .until(() -> log.text().contains("making the lake's views waits"));
      serving.database().start();
      Awaitility.await()
          .atMost(RunningJob.PATIENCE)
          .until(
              () -> {
                views.supervise();
                return views.isDone();
              });
      assertThat(spark.table("lake.raw.readings").count()).isZero();
    }
  }

  @Test
  void theJobFailsWhereTheLakesViewsCannotBeMadeInTime() throws Exception {
    try (SparkSession spark = CitylakeSession.open(city.settings(), "test-views");
        PostgresPool postgres = PostgresPool.openUntried(city.settings().postgres(), "test")) {
      RecordsTable table = new RecordsTable(spark, city.settings());
      table.prepareTable();
      serving.database().stop();

      SupervisedWork views =
          SupervisedWork.begin(
              views(spark, postgres), claim(spark), new RetryWhileUnavailable(Duration.ZERO));

      Awaitility.await()
          .atMost(RunningJob.PATIENCE)
          .untilAsserted(
              () -> assertThatThrownBy(views::supervise).hasCauseInstanceOf(SQLException.class));
      assertThat(views.isDone()).isFalse();
    }
  }

  private WorkBeside views(SparkSession spark, PostgresPool postgres) {
    return new RecordsQuery()
        .beside(new JobContext(spark, city.settings(), postgres))
        .orElseThrow();
  }

  private DriverClaim claim(SparkSession spark) {
    DriverClaim claim =
        new DriverClaim(
            spark,
            QueryNames.RECORDS,
            city.settings().streaming().query(QueryNames.RECORDS).checkpoint());
    claim.take();
    return claim;
  }

  private static List<String> readings(Instant from) {
    return Payloads.airQuality(from, Duration.ofSeconds(5), READINGS, 10);
  }

  private long windows() throws Exception {
    return city.postgresValue("select count(*) from live.windows", Long.class);
  }

  private Instant newestWindow() throws Exception {
    return city.postgresValue("select max(window_start) from live.windows", OffsetDateTime.class)
        .toInstant();
  }
}
