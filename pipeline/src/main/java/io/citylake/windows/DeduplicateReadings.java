package io.citylake.windows;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import io.citylake.ingest.Readings;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * Lets each event through once, in a stream: drops readings at or behind the watermark, and
 * repetitions that come within the watermark delay of the first.
 *
 * <p>Input and output: readings with {@link Readings#IDENTITY_COLUMNS} and {@link
 * Readings#EVENT_TIME}. The operator that drops late readings is this one, not the aggregation
 * behind it: it judges by the reading's event time, so that a reading behind the watermark is late
 * even where its window is still open.
 */
public final class DeduplicateReadings extends AbstractFunction1<Dataset<Row>, Dataset<Row>> {
  /** No metric's name begins like these. */
  private static final List<String> FINGERPRINT = List.of("_fingerprint_1", "_fingerprint_2");

  private final Duration watermarkDelay;

  public DeduplicateReadings(Duration watermarkDelay) {
    this.watermarkDelay = watermarkDelay;
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> readings) {
    return readings
        .withColumn(FINGERPRINT.get(0), fingerprint(1))
        .withColumn(FINGERPRINT.get(1), fingerprint(2))
        .withWatermark(Readings.EVENT_TIME, watermarkDelay.toMillis() + " milliseconds")
        .dropDuplicatesWithinWatermark(CollectionConverters.asScala(FINGERPRINT).toSeq())
        .drop(FINGERPRINT.toArray(String[]::new));
  }

  /**
   * Half of 128 bits that stand for the identity in the state, which holds one entry for each
   * reading of the last minutes and would otherwise hold its texts. That two of ten million
   * readings share both halves by chance is less likely than 1 in 10^24.
   *
   * @param seed makes the halves differ
   */
  private static Column fingerprint(long seed) {
    Stream<Column> identity = Readings.IDENTITY_COLUMNS.stream().map(name -> col(name));
    return xxhash64(Stream.concat(Stream.of(lit(seed)), identity).toArray(Column[]::new));
  }
}
