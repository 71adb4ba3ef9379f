package io.citylake.windows;

import io.citylake.ingest.Readings;
import java.time.Duration;
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
  private final Duration watermarkDelay;

  public DeduplicateReadings(Duration watermarkDelay) {
    this.watermarkDelay = watermarkDelay;
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> readings) {
    return readings
        .withWatermark(Readings.EVENT_TIME, watermarkDelay.toMillis() + " milliseconds")
        .dropDuplicatesWithinWatermark(
            CollectionConverters.asScala(Readings.IDENTITY_COLUMNS).toSeq());
  }
}
