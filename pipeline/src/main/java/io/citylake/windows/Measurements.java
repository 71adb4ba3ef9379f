package io.citylake.windows;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.when;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.ingest.Readings;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.runtime.AbstractFunction1;

/**
 * Turns readings into measurements: one row for each metric of its sensor type that a reading
 * measured, with the columns that are kept, {@code metric} and {@code value} (in the metric's unit,
 * never null).
 *
 * <p>Input: readings with the catalogue's metric columns, or as {@link GatherMetrics} leaves them.
 */
public final class Measurements extends AbstractFunction1<Dataset<Row>, Dataset<Row>> {
  private static final String TYPE = "_type_index";
  private static final String PLACE = "_place";

  private final GatherMetrics gatherMetrics;
  private final List<SensorType> types;
  private final List<String> kept;

  /**
   * @param kept columns of the reading that each of its measurements has too, {@code sensor_type}
   *     among them
   */
  public Measurements(SensorCatalogue catalogue, List<String> kept) {
    this.gatherMetrics = new GatherMetrics(catalogue);
    this.types = List.copyOf(catalogue.types());
    this.kept = List.copyOf(kept);
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> readings) {
    Column placesAndValues = posexplode(col(Readings.VALUES)).as(new String[] {PLACE, "value"});
    return readings
        .transform(gatherMetrics)
        .withColumn(TYPE, typeIndex())
        .select(with(col(TYPE), placesAndValues))
        .where(not(isnan(col("value"))))
        .withColumn("metric", metricName())
        .select(with(col("metric"), col("value")));
  }

  private Column[] with(Column... columns) {
    return Stream.concat(kept.stream().map(name -> col(name)), Stream.of(columns))
        .toArray(Column[]::new);
  }

  /** Found once for a reading, not once for each of its measurements. */
  private Column typeIndex() {
    Column index = when(lit(false), -1);
    for (int i = 0; i < types.size(); i++) {
      index = index.when(col("sensor_type").equalTo(types.get(i).name()), i);
    }
    return index;
  }

  private Column metricName() {
    Column[] namesByType =
        types.stream()
            .map(
                type ->
                    array(
                        type.metrics().stream()
                            .map(metric -> lit(metric.name()))
                            .toArray(Column[]::new)))
            .toArray(Column[]::new);
    Column name = array(namesByType).getItem(col(TYPE)).getItem(col(PLACE));
    // Never null here; said so, because a nullable key would be another schema of the state.
    return coalesce(name, lit(""));
  }
}
