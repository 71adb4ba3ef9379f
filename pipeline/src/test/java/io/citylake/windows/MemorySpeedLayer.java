package io.citylake.windows;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.ingest.InputCount;
import io.citylake.ingest.ParseRecords;
import io.citylake.ingest.Readings;
import io.citylake.ingest.TestRecord;
import io.citylake.judge.JudgeRecord;
import io.citylake.judge.ValidationLimits;
import io.citylake.settings.Settings.WindowShape;
import io.citylake.sources.FormatsByTopic;
import io.citylake.tables.WindowRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream;
import org.apache.spark.sql.execution.streaming.runtime.StreamingQueryWrapper;
import org.apache.spark.sql.streaming.StreamingQuery;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The windows query of the speed layer with its source and its sink in memory: a batch runs when
 * the test says so, and the windows stand where {@code live.windows} would hold them.
 */
final class MemorySpeedLayer implements AutoCloseable {
  static final Duration WATERMARK_DELAY = Duration.ofMinutes(10);
  static final WindowShape TUMBLING = new WindowShape(Duration.ofMinutes(5), Duration.ofMinutes(5));
  static final WindowShape SLIDING = new WindowShape(Duration.ofMinutes(5), Duration.ofMinutes(1));
  static final ValidationLimits LIMITS =
      new ValidationLimits(Duration.ofMinutes(5), Instant.parse("2000-01-01T00:00:00Z"), 300);

  /** What identifies a window; equal where one row of {@code live.windows} replaces another. */
  private static final Comparator<WindowRow> BY_KEY =
      Comparator.comparing(WindowRow::windowStart)
          .thenComparing(WindowRow::windowEnd)
          .thenComparing(WindowRow::city)
          .thenComparing(WindowRow::district)
          .thenComparing(WindowRow::sensorType)
          .thenComparing(WindowRow::metric);

  private SensorCatalogue catalogue;
  private final WindowShape shape;
  private final Path checkpoint;
  private final MemoryStream<Row> source;
  private final NavigableSet<WindowRow> windows = new ConcurrentSkipListSet<>(BY_KEY);
  private StreamingQuery query;

  /**
   * @param spark decides whether a new watermark brings an empty batch
   * @param checkpoint an empty folder
   */
  MemorySpeedLayer(
      SparkSession spark, SensorCatalogue catalogue, WindowShape shape, Path checkpoint) {
    this.catalogue = catalogue;
    this.shape = shape;
    this.checkpoint = checkpoint;
    this.source = MemoryStream.apply(Encoders.row(TestRecord.SCHEMA), spark);
    start(readingsForWindows());
  }

  /** The readings among {@code records}: what both layers have in common. */
  static Dataset<Row> readings(Dataset<Row> records, SensorCatalogue catalogue) {
    return Readings.of(records.transform(parseRecords(catalogue)));
  }

  static ParseRecords parseRecords(SensorCatalogue catalogue) {
    return ParseRecords.whole(catalogue, judge(catalogue));
  }

  private static JudgeRecord judge(SensorCatalogue catalogue) {
    return new JudgeRecord(catalogue, FormatsByTopic.canonicalOnly(), LIMITS);
  }

  private Dataset<Row> readingsForWindows() {
    Dataset<Row> records = source.toDF();
    InputCount count = InputCount.of(records.sparkSession());
    return records
        .transform(ParseRecords.forWindows(judge(catalogue), count))
        .where(Readings.isReading());
  }

  private void start(Dataset<Row> readings) {
    Dataset<Row> aggregated =
        readings
            .transform(new DeduplicateReadings(WATERMARK_DELAY))
            .transform(new AggregateWindows(catalogue, shape));
    VoidFunction2<Dataset<Row>, Long> upsert = (batch, epoch) -> upsert(WindowsSink.rows(batch));
    try {
      query =
          aggregated
              .writeStream()
              .outputMode("update")
              .option("checkpointLocation", checkpoint.toString())
              .foreachBatch(upsert)
              .start();
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private void upsert(List<WindowRow> rows) {
    for (WindowRow window : rows) {
      windows.remove(window);
      windows.add(window);
    }
  }

  /**
   * Lets records arrive in one batch, and waits until it is worked through, together with the empty
   * batch that follows where the watermark moved.
   */
  void batch(List<TestRecord> records) {
    source.addData(CollectionConverters.asScala(records.stream().map(TestRecord::row).iterator()));
    query.processAllAvailable();
  }

  /** Stops the query between two batches and starts it again from its checkpoint. */
  void restart() throws TimeoutException {
    query.stop();
    start(readingsForWindows());
  }

  /** The same with readings that bring no fingerprint: it is made of their columns. */
  void restartWithWholeReadings() throws TimeoutException {
    query.stop();
    start(readings(source.toDF(), catalogue));
  }

  /** Goes on from the checkpoint under another catalogue. */
  void restart(SensorCatalogue other) throws TimeoutException {
    catalogue = other;
    restart();
  }

  /** The windows, ordered by their key. */
  List<WindowRow> windows() {
    return List.copyOf(windows);
  }

  /** The watermark of the last batch; empty in the first. */
  Optional<Instant> watermark() {
    return Optional.ofNullable(query.lastProgress().eventTime().get("watermark"))
        .map(Instant::parse)
        .filter(watermark -> watermark.isAfter(Instant.EPOCH));
  }

  /** How many readings were dropped as late since the start. */
  long lateReadings() {
    return Arrays.stream(query.recentProgress())
        .flatMap(progress -> Arrays.stream(progress.stateOperators()))
        .mapToLong(operator -> operator.numRowsDroppedByWatermark())
        .sum();
  }

  /** How many readings the deduplication remembers after the last batch. */
  long rememberedReadings() {
    return Arrays.stream(query.lastProgress().stateOperators())
        .filter(operator -> operator.operatorName().equals("dedupeWithinWatermark"))
        .mapToLong(operator -> operator.numRowsTotal())
        .sum();
  }

  /** How Spark executed the last batch. */
  String plan() {
    return ((StreamingQueryWrapper) query).explainInternal(/* extended= */ false);
  }

  @Override
  public void close() throws TimeoutException {
    query.stop();
  }
}
