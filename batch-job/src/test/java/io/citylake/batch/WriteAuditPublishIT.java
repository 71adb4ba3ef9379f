package io.citylake.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.lake.IcebergTables;
import io.citylake.marts.DaySession;
import io.citylake.marts.MartRun;
import io.citylake.marts.MartTable;
import io.citylake.models.Mart;
import io.citylake.models.ReadMarts;
import io.citylake.postgres.MigratedDatabase;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.PublishCatalogue;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mart's day goes through a branch and its checks into the lake and into PostgreSQL. */
class WriteAuditPublishIT {
  private static final LocalDate MONDAY = LocalDate.parse("2026-01-12");
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final LakeInput INPUT = new LakeInput(11, 12);
  private static final Mart WINDOWS = ReadMarts.packed().mart(Mart.WINDOWS);

  @TempDir private Path directory;
  private Settings settings;
  private SparkSession spark;
  private PostgresPool postgres;

  @BeforeEach
  void open() throws SQLException {
    settings =
        ReadSettings.from(
            Optional.empty(),
            Map.of(),
            Map.of(
                "postgres.url", MigratedDatabase.create(),
                "postgres.user", "postgres",
                "lake.warehouse", directory.toString()));
    postgres = PostgresPool.open(settings.postgres(), "test");
    new PublishCatalogue(postgres).publish(ReadCatalogue.defaults());
    spark = CitylakeSession.openForBatch(settings, "test");
  }

  @AfterEach
  void close() throws Exception {
    spark.close();
    postgres.close();
  }

  @Test
  void publishedDayIsInTheLakeInPostgresAndTagged() throws Exception {
    publish(run("a", MONDAY), 7);

    assertThat(inLake(MONDAY)).isEqualTo(7);
    assertThat(inPostgres(MONDAY)).isEqualTo(7);
    var table = IcebergTables.load(spark, table().name());
    var tagged = table.snapshot(table.refs().get("day_2026_01_12_run_a").snapshotId());
    assertThat(tagged.summary())
        .containsEntry("citylake.day", "2026-01-12")
        .containsEntry("citylake.run", "a")
        .containsEntry("citylake.input-records", "11")
        .containsEntry("citylake.input-repairs", "12");
    assertThat(table.refs().keySet()).noneMatch(name -> name.startsWith("audit_"));
  }

  @Test
  void sameDayAgainReplacesItself() throws Exception {
    publish(run("a", MONDAY), 7);
    publish(run("b", MONDAY), 5);

    assertThat(inLake(MONDAY)).isEqualTo(5);
    assertThat(inPostgres(MONDAY)).isEqualTo(5);
    assertThat(spark.read().option("versionAsOf", "day_2026_01_12_run_a").table(table().name()))
        .satisfies(before -> assertThat(before.count()).isEqualTo(7));
  }

  @Test
  void dayThatBecameEmptyIsEmpty() throws Exception {
    publish(run("a", MONDAY), 7);
    publish(run("b", MONDAY), 0);

    assertThat(inLake(MONDAY)).isZero();
    assertThat(inPostgres(MONDAY)).isZero();
  }

  @Test
  void dayThatIsKnownToBeEmptyBeforeItIsComputedIsEmpty() throws Exception {
    publish(run("a", MONDAY), 7);
    publish(run("b", TUESDAY), 5);
    WriteAuditPublish empty =
        new WriteAuditPublish(session(), settings, postgres, run("c", MONDAY), 0);
    empty.write(WINDOWS, windows(MONDAY, 7).limit(0));
    empty.publish();

    assertThat(inLake(MONDAY)).isZero();
    assertThat(inPostgres(MONDAY)).isZero();
    assertThat(inLake(TUESDAY)).isEqualTo(5);
    var table = IcebergTables.load(spark, table().name());
    assertThat(table.snapshot(table.refs().get("day_2026_01_12_run_c").snapshotId()).summary())
        .containsEntry("citylake.run", "c");
    assertThat(table.refs().keySet()).noneMatch(name -> name.startsWith("audit_"));
  }

  @Test
  void twoDaysAtOnceAreBothPublished() throws Exception {
    WriteAuditPublish monday = written(run("a", MONDAY), 7);
    WriteAuditPublish tuesday = written(run("b", TUESDAY), 5);

    tuesday.publish();
    monday.publish();

    assertThat(inLake(MONDAY)).isEqualTo(7);
    assertThat(inLake(TUESDAY)).isEqualTo(5);
    var table = IcebergTables.load(spark, table().name());
    assertThat(table.snapshot(table.refs().get("day_2026_01_12_run_a").snapshotId()).summary())
        .containsEntry("citylake.run", "a");
  }

  @Test
  void runThatDiedBeforeItPublishedLeavesNothingToBeSeen() throws Exception {
    publish(run("a", MONDAY), 7);
    written(run("died", MONDAY), 3);

    assertThat(inLake(MONDAY)).isEqualTo(7);

    publish(run("again", MONDAY), 5);
    assertThat(inLake(MONDAY)).isEqualTo(5);
    assertThat(inPostgres(MONDAY)).isEqualTo(5);
  }

  @Test
  void failedCheckLeavesWhatIsPublishedAndSaysWhichRows() throws Exception {
    publish(run("a", MONDAY), 7);
    WriteAuditPublish run =
        new WriteAuditPublish(session(), settings, postgres, run("bad", MONDAY), 1);

    CheckedMart checked = run.write(WINDOWS, windows(MONDAY, 2).withColumn("value_min", fifty()));

    assertThat(run.mayPublish()).isFalse();
    assertThat(checked.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.check()).isEqualTo("minimum is at most maximum");
              assertThat(finding.badRows()).isEqualTo(2);
              assertThat(finding.samples()).first().asString().contains("district=");
            });
    assertThat(inLake(MONDAY)).isEqualTo(7);
  }

  @Test
  void readerSeesTheOldDayOrTheNewOneNeverAPart() throws Exception {
    publish(run("first", MONDAY), 400);
    AtomicBoolean published = new AtomicBoolean();
    CompletableFuture<Boolean> reader =
        CompletableFuture.supplyAsync(() -> seesWholeDaysOnly(published));

    for (int i = 0; i < 3; i++) {
      publish(run("more_" + i, MONDAY), 600);
      publish(run("fewer_" + i, MONDAY), 400);
    }
    published.set(true);

    assertThat(reader.join()).isTrue();
  }

  private boolean seesWholeDaysOnly(AtomicBoolean end) {
    while (!end.get()) {
      try {
        long rows = inPostgres(MONDAY);
        if (rows != 400 && rows != 600) {
          return false;
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return true;
  }

  private static Column fifty() {
    return functions.lit(50.0);
  }

  private static MartRun run(String id, LocalDate day) {
    return new MartRun(id, day, INPUT);
  }

  private void publish(MartRun run, int rows) throws SQLException {
    written(run, rows).publish();
  }

  private WriteAuditPublish written(MartRun run, int rows) throws SQLException {
    WriteAuditPublish marts = new WriteAuditPublish(session(), settings, postgres, run, rows);
    marts.write(WINDOWS, windows(run.day(), rows));
    assertThat(marts.mayPublish()).isTrue();
    return marts;
  }

  private DaySession session() {
    return DaySession.of(spark, /* records= */ 0);
  }

  /** Windows of as many districts. */
  private Dataset<Row> windows(LocalDate day, int rows) {
    List<String> columns =
        List.of(
            "date '%s' as day".formatted(day),
            "timestamp '%s 12:00:00' as window_start".formatted(day),
            "timestamp '%s 12:05:00' as window_end".formatted(day),
            "'Warsaw' as city",
            "concat('district ', id) as district",
            "'air_quality' as sensor_type",
            "'pm10' as metric",
            "2L as reading_count",
            "30d as value_sum",
            "10d as value_min",
            "20d as value_max",
            "500d as value_sum_squares");
    return spark.range(rows).selectExpr(columns.toArray(String[]::new));
  }

  private MartTable table() {
    return new MartTable(spark, settings, WINDOWS);
  }

  private long inLake(LocalDate day) {
    return spark.table(table().name()).where("day = date '%s'".formatted(day)).count();
  }

  private long inPostgres(LocalDate day) throws SQLException {
    try (Connection connection = postgres.connection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select count(*) from serving.windows
                where  layer = 'batch' and window_start::date = '%s'"""
                    .formatted(day))) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
