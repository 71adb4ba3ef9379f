package io.citylake.windows;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.window;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.ingest.Readings;
import io.citylake.settings.Settings.WindowShape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
 *
 * <p>The state of a stream has the metrics of a sensor type by their place in the catalogue: see
 * {@link SensorCatalogue#beginningWith} for what keeps the places when the catalogue changes.
 */
public final class AggregateWindows extends AbstractFunction1<Dataset<Row>, Dataset<Row>> {
  private static final String PARTS = "_parts";
  private static final String PLACE = "_place";

  private final SensorCatalogue catalogue;
  private final WindowShape shape;
  private final List<String> further;

  public AggregateWindows(SensorCatalogue catalogue, WindowShape shape) {
    this(catalogue, shape, List.of());
  }

  private AggregateWindows(SensorCatalogue catalogue, WindowShape shape, List<String> further) {
    this.catalogue = catalogue;
    this.shape = shape;
    this.further = further;
  }

  /**
   * The same for readings of several kinds at once, whose windows are kept apart.
   *
   * @param columns which tell the kinds: of the readings, and of the windows too
   */
  public AggregateWindows of(String... columns) {
    return new AggregateWindows(catalogue, shape, List.of(columns));
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> readings) {
    return readings
        .transform(new GatherMetrics(catalogue))
        .transform(new NamePlaces())
        .groupBy(
            with(
                windowOfEventTime().as("window"), col("city"), col("district"), col("sensor_type")))
        .agg(MergeMetrics.of(col(Readings.VALUES)).as(PARTS))
        .select(
            with(
                col("window"),
                col("city"),
                col("district"),
                col("sensor_type"),
                col(PARTS),
                posexplode(metricNames()).as(new String[] {PLACE, "metric"})))
        .where(part(MergeMetrics.COUNT).gt(0))
        .select(
            with(
                col("window.start").as("window_start"),
                col("window.end").as("window_end"),
                col("city"),
                col("district"),
                col("sensor_type"),
                col("metric"),
                part(MergeMetrics.COUNT).cast("bigint").as("reading_count"),
                part(MergeMetrics.SUM).as("value_sum"),
                part(MergeMetrics.MIN).as("value_min"),
                part(MergeMetrics.MAX).as("value_max"),
                part(MergeMetrics.SUM_SQUARES).as("value_sum_squares")));
  }

  private Column[] with(Column... columns) {
    return Stream.concat(Arrays.stream(columns), further.stream().map(name -> col(name)))
        .toArray(Column[]::new);
  }

  private Column windowOfEventTime() {
    return window(
        col(Readings.EVENT_TIME),
        shape.length().toMillis() + " milliseconds",
        shape.slide().toMillis() + " milliseconds");
  }

  /** Of the sensor type, in the order of {@link Readings#VALUES}. */
  private Column metricNames() {
    Column names = when(lit(false), array(lit("")));
    for (SensorType type : catalogue.types()) {
      Stream<Column> ofType = type.metrics().stream().map(metric -> lit(metric.name()));
      names =
          names.when(col("sensor_type").equalTo(type.name()), array(ofType.toArray(Column[]::new)));
    }
    return names;
  }

  /**
   * Of the metric at {@link #PLACE}; null where it was never measured and all behind it neither.
   */
  private static Column part(int part) {
    return get(col(PARTS), col(PLACE).multiply(MergeMetrics.PARTS).plus(part));
  }
}
