package io.citylake.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.citylake.arrival.InOrderOfArrival;
import io.citylake.explain.CheckpointReadings;
import io.citylake.explain.LastGiven;
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
import io.citylake.settings.Settings;
import io.citylake.tables.Tables;
import io.citylake.windows.AggregateWindows;
import io.citylake.windows.DeduplicateExactly;
import io.citylake.windows.GatherMetrics;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The final windows of {@code live.windows} against those that the lake's records give: as the
 * batch layer computes them, and as the speed layer must have computed them, given what came late,
 * what came twice, and what the windows query has not read.
 */
final class AuditWindows {
  private static final int SAMPLES = 10;

  /** Of a reading, which is held: attributes, for example, may be megabytes. */
  private static final List<String> NEEDED =
      Stream.of(
              Tables.RECORD_KEY,
              InOrderOfArrival.ORDER,
              Readings.IDENTITY_COLUMNS,
              List.of(Readings.EVENT_TIME, "city", "district", Readings.VALUES))
          .flatMap(List::stream)
          .distinct()
          .toList();

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
    Dataset<Row> readings =
        Readings.of(records().read())
            .transform(gatherMetrics)
            .select(NEEDED.stream().map(name -> col(name)).toArray(Column[]::new));
    List<CheckpointReadings> checkpoints = new ArrayList<>();
    try {
      for (SpeedSpan span : history.spans()) {
        checkpoints.add(
            CheckpointReadings.of(
                span, readings, settings.streaming().watermark(), Dataset::persist));
        whole = whole.plus(auditSpan(span, readings, checkpoints));
      }
    } finally {
      checkpoints.forEach(checkpoint -> checkpoint.read().unpersist());
    }
    return whole.with(history.unseen());
  }

  /**
   * Audits the windows of {@code span}.
   *
   * @param readings of the lake
   * @param checkpoints up to that of the span, oldest first: a window of which the span's own
   *     counted nothing is as an earlier one left it
   */
  private WindowsAudit auditSpan(
      SpeedSpan span, Dataset<Row> readings, List<CheckpointReadings> checkpoints) {
    Column inSpan = span.isReachedBy(settings.streaming().window().length());
    // An event's copies may differ in event time, so the span is cut after they are found.
    UnaryOperator<Dataset<Row>> windows = rows -> span.of(aggregate.apply(rows.where(inSpan)));
    UnaryOperator<Dataset<Row>> once =
        rows -> windows.apply(rows.transform(new DeduplicateExactly()));
    Column isLate = col(SpeedLayerModel.IS_LATE);
    Dataset<Row> speed = span.of(new SpeedWindows(spark, settings).read());
    Dataset<Row> expected = given(checkpoints, each -> windows.apply(each.counted()));
    Dataset<Row> read = given(checkpoints, each -> once.apply(each.read()));
    Dataset<Row> late = given(checkpoints, each -> windows.apply(each.read().where(isLate)));
    Dataset<Row> joined =
        WindowSides.side("speed", speed)
            .join(WindowSides.side("expected", expected), WindowSides.keys(), "full")
            .join(WindowSides.side("batch", once.apply(readings)), WindowSides.keys(), "full")
            .join(WindowSides.side("read", read), WindowSides.keys(), "left")
            .join(WindowSides.counts("late_count", late), WindowSides.keys(), "left");
    CheckpointReadings own = checkpoints.get(checkpoints.size() - 1);
    long lateReadings = own.read().where(inSpan).where(isLate).count();
    long copies =
        own.read().where(inSpan).count() - lateReadings - own.counted().where(inSpan).count();
    return summary(joined, span.until(), lateReadings, copies);
  }

  private static Dataset<Row> given(
      List<CheckpointReadings> checkpoints, Function<CheckpointReadings, Dataset<Row>> windows) {
    return LastGiven.of(checkpoints.stream().map(windows).toList());
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

  private WindowsAudit summary(
      Dataset<Row> joined, Instant until, long lateReadings, long duplicates) {
    Column equal = WindowSides.same("speed", "batch");
    Column explained = WindowSides.same("speed", "expected");
    Column cause =
        when(not(stillKept()), "dropped")
            .when(equal, "equal")
            .when(explained.and(col("late_count").gt(0)), "late")
            .when(explained.and(not(WindowSides.same("read", "batch"))), "unread")
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
          new Explained(counts.getOrDefault("late", 0L), lateReadings),
          new Explained(counts.getOrDefault("duplicate", 0L), duplicates),
          counts.getOrDefault("unread", 0L),
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
