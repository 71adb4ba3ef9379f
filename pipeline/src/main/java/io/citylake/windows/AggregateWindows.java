package io.citylake.windows;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.window;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.Settings.WindowShape;
import io.citylake.ingest.Readings;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.runtime.AbstractFunction1;

/**
 * Aggregates readings into event-time windows, one row per window, place, sensor type and metric.
 *
 * <p>Input: {@code city}, {@code district}, {@code sensor_type}, {@code event_time} and the
 * catalogue's metric columns, or what {@link GatherMetrics} made of them. Output: the columns of
 * {@code live.windows} but {@code updated_at}; sums in the metric's unit. The same object serves
 * the stream, the daily recomputation and the comparison.
 */
public final class AggregateWindows extends AbstractFunction1<Dataset<Row>, Dataset<Row>> {
  private static final List<String> KEPT =
      List.of(Readings.EVENT_TIME, "city", "district", "sensor_type");

  private final SensorCatalogue catalogue;
  private final WindowShape shape;

  public AggregateWindows(SensorCatalogue catalogue, WindowShape shape) {
    this.catalogue = catalogue;
    this.shape = shape;
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> readings) {
    return readings
        .transform(new NamePlaces())
        .transform(new Measurements(catalogue, KEPT))
        .groupBy(
            windowOfEventTime().as("window"),
            col("city"),
            col("district"),
            col("sensor_type"),
            col("metric"))
        .agg(
            count("value").as("reading_count"),
            sum("value").as("value_sum"),
            min("value").as("value_min"),
            max("value").as("value_max"),
            sum(col("value").multiply(col("value"))).as("value_sum_squares"))
        .select(
            col("window.start").as("window_start"),
            col("window.end").as("window_end"),
            col("city"),
            col("district"),
            col("sensor_type"),
            col("metric"),
            col("reading_count"),
            col("value_sum"),
            col("value_min"),
            col("value_max"),
            col("value_sum_squares"));
  }

  private Column windowOfEventTime() {
    return window(
        col(Readings.EVENT_TIME),
        shape.length().toMillis() + " milliseconds",
        shape.slide().toMillis() + " milliseconds");
  }
}
