package io.citylake.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.citylake.arrival.InOrderOfArrival;
import io.citylake.explain.ReadingsBySide;
import io.citylake.explain.ReadingsBySide.Side;
import io.citylake.explain.SpeedLayerHistory;
import io.citylake.explain.SpeedSpan;
import io.citylake.explain.SpeedWindows;
import io.citylake.ingest.Readings;
import io.citylake.lake.CommittedOffsets;
import io.citylake.lake.RecordsTable;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.ReadProgress;
import io.citylake.settings.Settings;
import io.citylake.tables.Tables;
import io.citylake.windows.AggregateWindows;
import io.citylake.windows.GatherMetrics;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  /** What windows are made of. */
  private static final List<String> OF_WINDOWS =
      List.of(Readings.EVENT_TIME, "city", "district", "sensor_type", Readings.VALUES);

  /** Of a reading, which is held: attributes, for example, may be megabytes. */
  private static final List<String> NEEDED =
      Stream.of(Tables.RECORD_KEY, InOrderOfArrival.ORDER, Readings.IDENTITY_COLUMNS, OF_WINDOWS)
          .flatMap(List::stream)
          .distinct()
          .toList();

  private final SparkSession spark;
  private final Settings settings;
  private final PostgresPool postgres;
  private final CommittedOffsets committed;
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
    this.aggregate =
        new AggregateWindows(settings.catalogue(), settings.streaming().window())
            .of(ReadingsBySide.SIDE, ReadingsBySide.GIVER);
  }

  WindowsAudit run() throws SQLException {
    WindowsAudit whole = WindowsAudit.NOTHING_FINAL;
    RecordsTable records = new RecordsTable(spark, settings);
    SpeedLayerHistory history =
        SpeedLayerHistory.read(new ReadProgress(postgres), committed, records.topicIds());
    try (ReadingsBySide readings = readings(records)) {
      JudgeWindows judge = judge();
      for (SpeedSpan span : history.spans()) {
        readings.add(span);
        whole = whole.plus(auditSpan(span, readings, judge));
      }
    }
    return whole.with(history.unseen());
  }

  private ReadingsBySide readings(RecordsTable records) {
    Dataset<Row> needed =
        Readings.of(records.read())
            .transform(new GatherMetrics(settings.catalogue()))
            .select(NEEDED.stream().map(name -> col(name)).toArray(Column[]::new));
    return new ReadingsBySide(needed, OF_WINDOWS, settings.streaming().watermark());
  }

  private JudgeWindows judge() throws SQLException {
    Instant oldBefore = Instant.now().minus(settings.batch().maintenance().liveRetention());
    return new JudgeWindows(
        oldBefore,
        new DaysOfWindows(postgres, settings.streaming().window().length()).before(oldBefore));
  }

  /**
   * Audits the windows of {@code span}.
   *
   * @param readings under the checkpoints up to that of the span: a window of which the span's own
   *     counted nothing is as an earlier one left it
   */
  private WindowsAudit auditSpan(SpeedSpan span, ReadingsBySide readings, JudgeWindows judge) {
    // An event's copies may differ in event time, so the span is cut after they are found.
    Column inSpan = span.isReachedBy(settings.streaming().window().length());
    Map<String, Long> counts = new HashMap<>();
    readings
        .rowsOfNewest()
        .where(inSpan)
        .groupBy(ReadingsBySide.SIDE)
        .count()
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    long late = counts.getOrDefault(Side.LATE.name(), 0L);
    long copies =
        counts.getOrDefault(Side.IN_TIME.name(), 0L)
            - counts.getOrDefault(Side.EXPECTED.name(), 0L);
    Dataset<Row> ofReadings =
        readings
            .rows()
            .where(inSpan.and(not(col(ReadingsBySide.SIDE).equalTo(Side.IN_TIME.name()))))
            .transform(aggregate);
    Dataset<Row> windows = span.of(ofReadings.unionByName(speedWindows()));
    return judge.judge(windows, span.until(), late, copies);
  }

  private Dataset<Row> speedWindows() {
    return new SpeedWindows(spark, settings)
        .read()
        .withColumn(ReadingsBySide.SIDE, lit(JudgeWindows.SPEED))
        .withColumn(ReadingsBySide.GIVER, lit(0));
  }
}
