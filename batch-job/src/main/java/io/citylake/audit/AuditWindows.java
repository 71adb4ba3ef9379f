package io.citylake.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.citylake.config.Settings;
import io.citylake.explain.EpochIndex;
import io.citylake.explain.SpeedLayerHistory;
import io.citylake.explain.SpeedLayerModel;
import io.citylake.explain.SpeedSpan;
import io.citylake.explain.SpeedWindows;
import io.citylake.explain.WindowSides;
import io.citylake.ingest.Readings;
import io.citylake.lake.CommittedOffsets;
import io.citylake.lake.RecordsTable;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.ReadProgress;
import io.citylake.progress.Epoch;
import io.citylake.windows.AggregateWindows;
import io.citylake.windows.DeduplicateExactly;
import io.citylake.windows.GatherMetrics;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The final windows of {@code live.windows} against those that the lake's records give: as the
 * batch layer computes them, and as the speed layer must have computed them, given what came late
 * and what came twice.
 */
final class AuditWindows {
  private static final int SAMPLES = 10;

  private final SparkSession spark;
  private final Settings settings;
  private final PostgresPool postgres;
  private final CommittedOffsets committed;
  private final GatherMetrics gatherMetrics;
  private final AggregateWindows aggregate;

  /**
   * @param committed read before: all of it is in the lake now
   */
  AuditWindows(
      SparkSession spark, Settings settings, PostgresPool postgres, CommittedOffsets committed) {
    this.spark = spark;
    this.settings = settings;
    this.postgres = postgres;
    this.committed = committed;
    this.gatherMetrics = new GatherMetrics(settings.catalogue());
    this.aggregate = new AggregateWindows(settings.catalogue(), settings.streaming().window());
  }

  WindowsAudit run() throws SQLException {
    WindowsAudit whole = WindowsAudit.NOTHING_FINAL;
    SpeedLayerHistory history =
        SpeedLayerHistory.read(new ReadProgress(postgres), committed, records().topicIds());
    for (SpeedSpan span : history.spans()) {
      whole = whole.plus(auditSpan(span.epochs(), span.from(), span.until()));
    }
    return whole.with(history.unseen());
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
    Dataset<Row> read =
        model.read(Readings.of(records().read()).transform(gatherMetrics)).persist();
    try {
      // An event's copies may differ in event time, so the span is cut after they are found.
      Dataset<Row> counted = model.counted(read).where(inSpan);
      Dataset<Row> deduplicated = read.transform(new DeduplicateExactly()).where(inSpan);
      Dataset<Row> late = read.where(inSpan).where(col(SpeedLayerModel.IS_LATE));
      Dataset<Row> joined =
          WindowSides.side("speed", ended(new SpeedWindows(spark, settings).read(), from, until))
              .join(
                  WindowSides.side("expected", ended(aggregate.apply(counted), from, until)),
                  WindowSides.keys(),
                  "full")
              .join(
                  WindowSides.side("batch", ended(aggregate.apply(deduplicated), from, until)),
                  WindowSides.keys(),
                  "full")
              .join(
                  WindowSides.counts("late_count", ended(aggregate.apply(late), from, until)),
                  WindowSides.keys(),
                  "left");
      long lateReadings = late.count();
      long duplicates = read.where(inSpan).count() - lateReadings - counted.count();
      return summary(joined, until, lateReadings, duplicates);
    } finally {
      read.unpersist();
    }
  }

  /**
   * Maintenance drops the speed layer's days when they are old, those written lately excepted: an
   * old day without any window is not held against it.
   */
  private Column stillKept() {
    Column isOld =
        col("window_start")
            .lt(
                Timestamp.from(
                    Instant.now().minus(settings.batch().maintenance().liveRetention())));
    Object[] oldDays =
        new SpeedWindows(spark, settings)
                .read()
                .where(isOld)
                .select(to_date(col("window_start")))
                .distinct()
                .collectAsList()
                .stream()
                .map(row -> row.get(0))
                .toArray();
    return not(isOld).or(to_date(col("window_start")).isin(oldDays));
  }

  private RecordsTable records() {
    return new RecordsTable(spark, settings);
  }

  private static Dataset<Row> ended(Dataset<Row> windows, Instant from, Instant until) {
    return windows.where(
        col("window_end")
            .gt(Timestamp.from(from))
            .and(col("window_end").leq(Timestamp.from(until))));
  }

  private WindowsAudit summary(
      Dataset<Row> joined, Instant until, long lateReadings, long duplicates) {
    Column equal = WindowSides.same("speed", "batch");
    Column explained = WindowSides.same("speed", "expected");
    Column cause =
        when(not(stillKept()), "dropped")
            .when(equal, "equal")
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
      long dropped = Objects.requireNonNullElse(counts.remove("dropped"), 0L);
      Timestamp first =
          judged.where(col("cause").notEqual("dropped")).agg(min("window_start")).head().getAs(0);
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
          samples,
          new WindowsCoverage(
              Optional.ofNullable(first).map(Timestamp::toInstant),
              Optional.of(until),
              dropped,
              List.of()));
    } finally {
      judged.unpersist();
    }
  }
}
