package io.citylake.audit;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.citylake.config.Settings;
import io.citylake.ingest.Readings;
import io.citylake.lake.RecordsTable;
import io.citylake.postgres.CheckpointSpan;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.ReadProgress;
import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import io.citylake.tables.Tables;
import io.citylake.windows.AggregateWindows;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The final windows of {@code live.windows} against those that the lake's records give: as the
 * batch layer computes them, and as the speed layer must have computed them, given what came late
 * and what came twice.
 */
final class AuditWindows {
  private static final String QUERY = "windows";
  private static final double SUM_TOLERANCE = 1e-9;
  private static final int SAMPLES = 10;

  private final SparkSession spark;
  private final Settings settings;
  private final PostgresPool postgres;
  private final AggregateWindows aggregate;

  AuditWindows(SparkSession spark, Settings settings, PostgresPool postgres) {
    this.spark = spark;
    this.settings = settings;
    this.postgres = postgres;
    this.aggregate = new AggregateWindows(settings.catalogue(), settings.streaming().window());
  }

  WindowsAudit run() throws SQLException {
    ReadProgress progress = new ReadProgress(postgres);
    WindowsAudit whole = WindowsAudit.NOTHING_FINAL;
    Instant finalBefore = Instant.EPOCH;
    for (CheckpointSpan span : progress.checkpoints(QUERY)) {
      List<Epoch> epochs = inLake(progress.epochs(QUERY, span.checkpointId()));
      Optional<Instant> watermark = lastWatermark(epochs);
      if (watermark.isPresent() && watermark.get().isAfter(finalBefore)) {
        whole = whole.plus(auditSpan(epochs, finalBefore, watermark.get()));
        finalBefore = watermark.get();
      }
    }
    return whole;
  }

  /**
   * The epochs up to the last whose records are all in the lake: beyond it the lake has yet to
   * catch up.
   */
  private List<Epoch> inLake(List<Epoch> epochs) {
    Map<TopicPartition, Long> lakeEnds = new HashMap<>();
    records()
        .groupBy("topic", "partition")
        .agg(functions.max("offset"))
        .collectAsList()
        .forEach(
            row ->
                lakeEnds.put(
                    new TopicPartition(row.getString(0), row.getInt(1)), row.getLong(2) + 1));
    List<Epoch> covered = new ArrayList<>();
    for (Epoch epoch : epochs) {
      for (OffsetRange range : epoch.ranges()) {
        TopicPartition partition = new TopicPartition(range.topic(), range.partition());
        if (range.untilOffset() > lakeEnds.getOrDefault(partition, 0L)) {
          return covered;
        }
      }
      covered.add(epoch);
    }
    return covered;
  }

  private static Optional<Instant> lastWatermark(List<Epoch> epochs) {
    return epochs.isEmpty() ? Optional.empty() : epochs.get(epochs.size() - 1).watermark();
  }

  /** Audits the windows that ended after {@code from} and not after {@code until}. */
  private WindowsAudit auditSpan(List<Epoch> epochs, Instant from, Instant until) {
    SpeedLayerModel model =
        new SpeedLayerModel(new EpochIndex(epochs), settings.streaming().watermark());
    Instant firstEventTime = from.minus(settings.streaming().window().length());
    Column inSpan =
        col(Readings.EVENT_TIME)
            .geq(Timestamp.from(firstEventTime))
            .and(col(Readings.EVENT_TIME).lt(Timestamp.from(until)));
    Dataset<Row> read = model.read(Readings.of(records())).persist();
    try {
      // An event's copies may differ in event time, so the span is cut after they are found.
      Dataset<Row> counted = model.counted(read).where(inSpan);
      Dataset<Row> deduplicated = read.transform(new DeduplicateExactly()).where(inSpan);
      Dataset<Row> late = read.where(inSpan).where(col(SpeedLayerModel.IS_LATE));
      Dataset<Row> joined =
          side("speed", ended(speedWindows(), from, until))
              .join(side("expected", ended(aggregate.apply(counted), from, until)), keys(), "full")
              .join(
                  side("batch", ended(aggregate.apply(deduplicated), from, until)), keys(), "full")
              .join(lateCounts(ended(aggregate.apply(late), from, until)), keys(), "left");
      long lateReadings = late.count();
      long duplicates = read.where(inSpan).count() - lateReadings - counted.count();
      return summary(joined, lateReadings, duplicates);
    } finally {
      read.unpersist();
    }
  }

  private Dataset<Row> records() {
    return spark.table(new RecordsTable(spark, settings).name());
  }

  private Dataset<Row> speedWindows() {
    Properties connection = new Properties();
    connection.put("user", settings.postgres().user());
    connection.put("password", settings.postgres().password().reveal());
    connection.put("driver", "org.postgresql.Driver");
    return spark
        .read()
        .jdbc(settings.postgres().url(), Tables.WINDOWS.qualifiedName(), connection)
        .drop("updated_at");
  }

  private Dataset<Row> ended(Dataset<Row> windows, Instant from, Instant until) {
    long length = settings.streaming().window().length().toMillis();
    return windows.where(
        col("window_end")
            .gt(Timestamp.from(from))
            .and(col("window_end").leq(Timestamp.from(until)))
            .and(
                functions
                    .unix_millis(col("window_end"))
                    .minus(functions.unix_millis(col("window_start")))
                    .equalTo(length)));
  }

  private static Dataset<Row> side(String name, Dataset<Row> windows) {
    List<Column> columns = new ArrayList<>();
    Tables.WINDOWS.key().forEach(key -> columns.add(col(key)));
    columns.add(
        functions
            .struct(
                col("reading_count"),
                col("value_sum"),
                col("value_min"),
                col("value_max"),
                col("value_sum_squares"))
            .as(name));
    return windows.select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> lateCounts(Dataset<Row> lateWindows) {
    List<Column> columns = new ArrayList<>();
    Tables.WINDOWS.key().forEach(key -> columns.add(col(key)));
    columns.add(col("reading_count").as("late_count"));
    return lateWindows.select(columns.toArray(Column[]::new));
  }

  private static String[] keys() {
    return Tables.WINDOWS.key().toArray(String[]::new);
  }

  private static WindowsAudit summary(Dataset<Row> joined, long lateReadings, long duplicates) {
    Column equal = same("speed", "batch");
    Column explained = same("speed", "expected");
    Column cause =
        when(equal, "equal")
            .when(explained.and(col("late_count").gt(0)), "late")
            .when(explained, "duplicate")
            .otherwise("unexplained");
    Dataset<Row> judged = joined.withColumn("cause", cause).persist();
    try {
      Map<String, Long> counts = new HashMap<>();
      judged
          .groupBy("cause")
          .agg(count(lit(1)))
          .collectAsList()
          .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
      List<String> samples =
          judged.where(col("cause").equalTo("unexplained")).toJSON().takeAsList(SAMPLES);
      return new WindowsAudit(
          counts.values().stream().mapToLong(Long::longValue).sum(),
          counts.getOrDefault("equal", 0L),
          counts.getOrDefault("late", 0L),
          lateReadings,
          counts.getOrDefault("duplicate", 0L),
          duplicates,
          counts.getOrDefault("unexplained", 0L),
          samples);
    } finally {
      judged.unpersist();
    }
  }

  /** Counts, minima and maxima equal exactly; sums but for the order of addition. */
  private static Column same(String a, String b) {
    Column both =
        col(a + ".reading_count")
            .equalTo(col(b + ".reading_count"))
            .and(col(a + ".value_min").equalTo(col(b + ".value_min")))
            .and(col(a + ".value_max").equalTo(col(b + ".value_max")))
            .and(close(a, b, "value_sum"))
            .and(close(a, b, "value_sum_squares"));
    return functions.coalesce(both, col(a).isNull().and(col(b).isNull()));
  }

  private static Column close(String a, String b, String sum) {
    Column left = col(a + "." + sum);
    Column right = col(b + "." + sum);
    return abs(left.minus(right))
        .leq(greatest(abs(left), abs(right), lit(1.0)).multiply(SUM_TOLERANCE));
  }
}
