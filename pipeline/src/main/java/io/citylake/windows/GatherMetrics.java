package io.citylake.windows;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.ingest.Readings;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.runtime.AbstractFunction1;

/**
 * Puts the metrics of a reading's own sensor type into one array, in place of a column for each
 * metric of all types: what goes through a shuffle is then a fifth of the size.
 *
 * <p>Input: readings with {@code sensor_type} and the catalogue's metric columns. Output: the other
 * columns and {@link Readings#VALUES}. Readings that are gathered already stay as they are, so that
 * a stream may do it before its own shuffle.
 */
public final class GatherMetrics extends AbstractFunction1<Dataset<Row>, Dataset<Row>> {
  private final List<SensorType> types;
  private final Set<String> metricNames;

  public GatherMetrics(SensorCatalogue catalogue) {
    this.types = List.copyOf(catalogue.types());
    this.metricNames = Set.copyOf(catalogue.metricNames());
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> readings) {
    List<String> columns = List.of(readings.columns());
    if (columns.contains(Readings.VALUES)) {
      return readings;
    }
    Stream<Column> others =
        columns.stream().filter(name -> !metricNames.contains(name)).map(name -> col(name));
    return readings.select(
        Stream.concat(others, Stream.of(values().as(Readings.VALUES))).toArray(Column[]::new));
  }

  private Column values() {
    Column values = when(lit(false), array(lit(Double.NaN)));
    for (SensorType type : types) {
      Column[] metrics =
          type.metrics().stream()
              .map(metric -> coalesce(col(metric.name()), lit(Double.NaN)))
              .toArray(Column[]::new);
      values = values.when(col("sensor_type").equalTo(type.name()), array(metrics));
    }
    return values;
  }
}
