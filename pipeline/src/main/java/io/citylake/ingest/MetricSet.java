package io.citylake.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_keys;
import static org.apache.spark.sql.functions.when;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorType;
import io.citylake.reading.Reading;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A set of metrics is 64 bits that stand for the names of those that a reading brings: their
 * hashes, combined by exclusive or. So it does not matter in which order they come, nor whether one
 * stands in a column or, unknown to the catalogue yet, among {@code other_metrics}.
 *
 * <p>Made in two ways, which must agree: of columns, and of a reading that is parsed right now.
 *
 * <p>Public because the code that Spark generates calls {@link #ofNames}.
 */
public final class MetricSet {
  private static final long SEED = 42;
  private static final String OTHER_METRICS = "other_metrics";

  /** Numbers that are no metrics. */
  private static final Set<String> COORDINATES = Set.of("latitude", "longitude");

  private final IdentityHashMap<SensorType, long[]> hashes = new IdentityHashMap<>();

  MetricSet() {}

  /** Of a reading. */
  long of(Reading reading) {
    long[] known = hashes.computeIfAbsent(reading.sensorType(), MetricSet::hashes);
    double[] metrics = reading.metrics();
    long set = 0;
    for (int place = 0; place < metrics.length; place++) {
      if (!Double.isNaN(metrics[place])) {
        set ^= known[place];
      }
    }
    for (String name : reading.otherMetrics().keySet()) {
      set ^= hash(UTF8String.fromString(name));
    }
    return set;
  }

  /** The same of rows that have a column for each metric, and {@code other_metrics}. */
  static Column of(Dataset<Row> readings) {
    Column set = coalesce(ofNames(map_keys(col(OTHER_METRICS))), lit(0L));
    for (StructField field : readings.schema().fields()) {
      if (field.dataType().equals(DataTypes.DoubleType) && !COORDINATES.contains(field.name())) {
        long hash = hash(UTF8String.fromString(field.name()));
        set = set.bitwiseXOR(when(col(field.name()).isNotNull(), lit(hash)).otherwise(lit(0L)));
      }
    }
    return set;
  }

  /** Of names of which none is null. */
  public static long ofNames(ArrayData names) {
    long set = 0;
    for (int i = 0; i < names.numElements(); i++) {
      set ^= hash(names.getUTF8String(i));
    }
    return set;
  }

  /** Null where there are no names. */
  private static Column ofNames(Column names) {
    Seq<Expression> arguments =
        CollectionConverters.asScala(List.of(ExpressionUtils.expression(names))).toSeq();
    Seq<AbstractDataType> anyTypes =
        CollectionConverters.asScala(List.<AbstractDataType>of()).toSeq();
    boolean nullGivesNull = true;
    boolean mayBeNull = true;
    boolean isDeterministic = true;
    return ExpressionUtils.column(
        new StaticInvoke(
            MetricSet.class,
            DataTypes.LongType,
            "ofNames",
            arguments,
            anyTypes,
            nullGivesNull,
            mayBeNull,
            isDeterministic,
            Option.empty()));
  }

  private static long[] hashes(SensorType type) {
    return type.metrics().stream()
        .map(Metric::name)
        .mapToLong(name -> hash(UTF8String.fromString(name)))
        .toArray();
  }

  private static long hash(UTF8String name) {
    return XXH64.hashUTF8String(name, SEED);
  }
}
