package io.citylake.windows;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import scala.runtime.AbstractFunction1;

/**
 * Turns readings into measurements: one row for each metric of its sensor type that a reading
 * measured, with the columns that are kept, {@code metric} and {@code value} (in the metric's unit,
 * never null).
 *
 * <p>A reading has a column for each metric of all types, but values only for those of its own. So
 * these are gathered into as many slots as the largest type has metrics, and a reading becomes that
 * many rows before the empty ones are dropped: 13 with the default catalogue instead of 57.
 */
public final class Measurements extends AbstractFunction1<Dataset<Row>, Dataset<Row>> {
  private static final String TYPE = "_type_index";
  private static final String SLOT = "_slot";

  private final List<SensorType> types;
  private final List<String> kept;

  /**
   * @param kept columns of the reading that each of its measurements has too, {@code sensor_type}
   *     among them
   */
  public Measurements(SensorCatalogue catalogue, List<String> kept) {
    this.types = List.copyOf(catalogue.types());
    this.kept = List.copyOf(kept);
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> readings) {
    int slots = types.stream().mapToInt(type -> type.metrics().size()).max().orElse(0);
    Column[] ids =
        Stream.concat(kept.stream(), Stream.of(TYPE)).map(name -> col(name)).toArray(Column[]::new);
    List<Column> columns = new ArrayList<>(List.of(ids));
    IntStream.range(0, slots).forEach(slot -> columns.add(valueIn(slot)));
    Column[] values =
        IntStream.range(0, slots)
            .mapToObj(slot -> col("`" + slotName(slot) + "`"))
            .toArray(Column[]::new);
    return readings
        .withColumn(TYPE, typeIndex())
        .select(columns.toArray(Column[]::new))
        .unpivot(ids, values, SLOT, "value")
        .where(col("value").isNotNull())
        .withColumn("metric", metricName())
        .select(
            Stream.concat(kept.stream(), Stream.of("metric", "value"))
                .map(name -> col(name))
                .toArray(Column[]::new));
  }

  private Column typeIndex() {
    Column index = when(lit(false), -1);
    for (int i = 0; i < types.size(); i++) {
      index = index.when(col("sensor_type").equalTo(types.get(i).name()), i);
    }
    return index;
  }

  /** The value of a type's metric number {@code slot}; null where the type has fewer. */
  private Column valueIn(int slot) {
    Column value = when(lit(false), lit(null).cast(DataTypes.DoubleType));
    for (int i = 0; i < types.size(); i++) {
      List<Metric> metrics = types.get(i).metrics();
      if (slot < metrics.size()) {
        value = value.when(col(TYPE).equalTo(i), col(metrics.get(slot).name()));
      }
    }
    return value.as(slotName(slot));
  }

  private Column metricName() {
    Column[] names =
        types.stream()
            .map(
                type ->
                    functions.array(
                        type.metrics().stream()
                            .map(metric -> lit(metric.name()))
                            .toArray(Column[]::new)))
            .toArray(Column[]::new);
    Column name =
        functions.array(names).getItem(col(TYPE)).getItem(col(SLOT).cast(DataTypes.IntegerType));
    // Never null here; said so, because a nullable key would be another schema of the state.
    return coalesce(name, lit(""));
  }

  private static String slotName(int slot) {
    return Integer.toString(slot);
  }
}
