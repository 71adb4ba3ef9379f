package io.citylake.windows;

import io.citylake.arrival.InOrderOfArrival;
import io.citylake.ingest.Fingerprint;
import io.citylake.ingest.Readings;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * Lets each event through once, in a stream: drops readings at or behind the watermark, and
 * repetitions that come within the watermark delay of the first. Of the copies in one epoch the
 * first is that which arrived first, as in {@link DeduplicateExactly}: {@link
 * InOrderOfArrival#ORDER}.
 *
 * <p>Input: readings with {@link Readings#EVENT_TIME}, the columns of that order and their {@link
 * Fingerprint}, or what it is made of: {@link Readings#IDENTITY_COLUMNS}. The operator that drops
 * late readings is this one, not the aggregation behind it: it judges by the reading's event time,
 * so that a reading behind the watermark is late even where its window is still open.
 */
public final class DeduplicateReadings extends AbstractFunction1<Dataset<Row>, Dataset<Row>> {
  private final Duration watermarkDelay;

  public DeduplicateReadings(Duration watermarkDelay) {
    this.watermarkDelay = watermarkDelay;
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> readings) {
    Dataset<Row> watermarked =
        fingerprinted(readings)
            .withWatermark(Readings.EVENT_TIME, watermarkDelay.toMillis() + " milliseconds");
    return InOrderOfArrival.of(watermarked, Fingerprint.COLUMNS)
        .dropDuplicatesWithinWatermark(CollectionConverters.asScala(Fingerprint.COLUMNS).toSeq())
        .drop(Fingerprint.COLUMNS.toArray(String[]::new));
  }

  private static Dataset<Row> fingerprinted(Dataset<Row> readings) {
    boolean areBrought = List.of(readings.columns()).containsAll(Fingerprint.COLUMNS);
    IntFunction<Column> half = areBrought ? Fingerprint::broughtHalf : Fingerprint::half;
    return readings
        .withColumn(Fingerprint.COLUMNS.get(0), half.apply(1))
        .withColumn(Fingerprint.COLUMNS.get(1), half.apply(2));
  }
}
