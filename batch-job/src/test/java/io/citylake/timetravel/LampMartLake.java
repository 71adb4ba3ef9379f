package io.citylake.timetravel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.citylake.lake.IcebergTables;
import io.citylake.lake.InputTags;
import io.citylake.lake.LakeReadings;
import io.citylake.lake.MemoryLake;
import io.citylake.lake.RecordsTable;
import io.citylake.lake.RepairsTable;
import io.citylake.maintain.ExpireOldSnapshots;
import io.citylake.marts.MartRun;
import io.citylake.marts.MartTable;
import io.citylake.models.Mart;
import io.citylake.models.MartColumn;
import io.citylake.session.TestSpark;
import io.citylake.settings.Settings;
import io.citylake.tables.Column;
import io.citylake.tables.LakeInput;
import io.citylake.tables.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.actions.SizeBasedFileRewritePlanner;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A lake of a test's own, in memory, of lamps that measure their brightness, with one mart. */
final class LampMartLake {
  static final LocalDate DAY = LocalDate.parse("2026-01-15");
  static final LocalDate NEXT_DAY = DAY.plusDays(1);
  static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  /** The usual code of the mart's column mean_brightness. */
  static final String MEAN = "avg(brightness)";

  /** One row per day and lamp. */
  static final Mart LAMPS =
      new Mart(
          new Table(
              Mart.SCHEMA,
              "daily_lamps",
              columns().stream().map(MartColumn::column).toList(),
              List.of("day", "sensor_id"),
              "lamps"),
          "",
          columns(),
          List.of(),
          false);

  private static final StructType READING =
      new StructType()
          .add("topic", DataTypes.StringType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("arrival_time", DataTypes.TimestampType)
          .add("ingest_time", DataTypes.TimestampType)
          .add("sensor_id", DataTypes.StringType)
          .add("sensor_type", DataTypes.StringType)
          .add("event_time", DataTypes.TimestampType)
          .add("brightness", DataTypes.DoubleType);

  /** Late enough for every snapshot made until then to be older than no time at all. */
  private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(1));

  private final SparkSession spark = TestSpark.session();
  private final Settings settings;
  private final RecordsTable records;
  private final RepairsTable repairs;
  private long offset;

  /**
   * @param directory an empty folder
   */
  LampMartLake(Path directory) throws IOException {
    Path sensors =
        Files.writeString(
            directory.resolve("sensors.conf"),
            """
            sensors { lamp { entity = Streetlight, cadence = 60s, metrics {
              brightness { unit = "%", min = 0, max = 1000, aliases = [], description = x } } } }""");
    this.settings = new MemoryLake(directory).settings(sensors);
    this.records = new RecordsTable(spark, settings);
    this.repairs = new RepairsTable(spark, settings);
    records.prepare();
  }

  private static List<MartColumn> columns() {
    return List.of(
        column(Column.required("day", Column.Type.DATE, "x")),
        column(Column.required("sensor_id", Column.Type.TEXT, "x")),
        column(Column.required("reading_count", Column.Type.LONG, "x")),
        column(Column.optional("mean_brightness", Column.Type.DOUBLE, "x")));
  }

  private static MartColumn column(Column column) {
    return new MartColumn(column, Optional.empty());
  }

  SparkSession spark() {
    return spark;
  }

  Settings settings() {
    return settings;
  }

  /** A reading of noon comes, one more record of the topic. */
  void arrive(String lamp, double brightness) {
    arrive(lamp, brightness, NOON);
  }

  void arrive(String lamp, double brightness, Instant eventTime) {
    reading(lamp, brightness, eventTime).createOrReplaceTempView("arriving");
    spark.sql(
        "insert into %s (%s) select * from arriving"
            .formatted(records.name(), String.join(", ", READING.fieldNames())));
  }

  /** A reading of noon is won from a record that was rejected. */
  void repair(String lamp, double brightness) {
    repairs.append(
        reading(lamp, brightness, NOON)
            .withColumn("repair_id", lit("repair-1"))
            .withColumn("repaired_time", lit(Timestamp.from(NOON)))
            .withColumn("repaired_reason", lit("OUT_OF_RANGE"))
            .withColumn("repaired_with", lit("x")),
        Map.of());
  }

  /** Arrives as many seconds after its event time as its offset says. */
  private Dataset<Row> reading(String lamp, double brightness, Instant eventTime) {
    Timestamp arrival = Timestamp.from(eventTime.plusSeconds(offset));
    return spark.createDataFrame(
        List.of(
            RowFactory.create(
                "lamps",
                0,
                offset++,
                arrival,
                arrival,
                lamp,
                "lamp",
                Timestamp.from(eventTime),
                brightness)),
        READING);
  }

  /** Computes the mart of {@link #DAY} from all readings there are, and publishes it. */
  long publish(String run) {
    return publish(run, DAY, MEAN, "true");
  }

  /**
   * Computes a day of the mart and publishes it.
   *
   * @param mean the code of mean_brightness
   * @param condition on the readings that count
   * @return the published snapshot
   */
  long publish(String run, LocalDate day, String mean, String condition) {
    LakeReadings lake = new LakeReadings(spark, settings);
    LakeInput input = lake.currentInput();
    new InputTags(spark, settings).keep(input);
    Dataset<Row> rows =
        lake.readings(input)
            .where(col("event_time").cast("date").equalTo(lit(day)))
            .where(condition)
            .groupBy("sensor_id")
            .agg(count(lit(1)).as("reading_count"), expr(mean).as("mean_brightness"))
            .select(
                lit(day).as("day"), col("sensor_id"), col("reading_count"), col("mean_brightness"));
    MartTable table = new MartTable(spark, settings, LAMPS);
    table.prepare();
    MartRun martRun = new MartRun(run, day, input);
    return table.publish(table.stage(rows, martRun), martRun);
  }

  Comparison compare(String before, String after, LocalDate... days) {
    return new CompareSnapshots(spark, settings, LAMPS)
        .compare(
            new Asked(Optional.ofNullable(before), Optional.ofNullable(after), List.of(days)),
            10,
            Optional.empty());
  }

  org.apache.iceberg.Table mart() {
    return IcebergTables.load(spark, new MartTable(spark, settings, LAMPS).name());
  }

  org.apache.iceberg.Table records() {
    return IcebergTables.load(spark, records.name());
  }

  /** Rewrites the table's files although each is large enough, in a snapshot of its own. */
  void compact(org.apache.iceberg.Table table) {
    table.refresh();
    SparkActions.get(spark)
        .rewriteDataFiles(table)
        .option(SizeBasedFileRewritePlanner.REWRITE_ALL, "true")
        .execute();
    table.refresh();
  }

  /** Gives up every snapshot that no tag or branch needs. */
  void expire(org.apache.iceberg.Table table) {
    table.refresh();
    new ExpireOldSnapshots(spark, Duration.ZERO, LATER).run(table);
  }

  List<String> rows(String sql) {
    return spark.sql(sql).collectAsList().stream().map(Row::toString).toList();
  }
}
