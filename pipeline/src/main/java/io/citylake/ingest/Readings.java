package io.citylake.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Readings are picked here among judged records, and it is said what makes two of them the same.
 */
public final class Readings {
  public static final String EVENT_TIME = "event_time";

  /**
   * The sender's event id, or the event time where it gave none. No metric's name begins like this.
   */
  public static final String IDENTITY = "_identity";

  /** A {@link MetricSet}. No metric's name begins like this. */
  public static final String METRIC_SET = "_metric_set";

  /** Whether the reading was won from a rejected record. No metric's name begins like this. */
  public static final String REPAIRED = "_repaired";

  /**
   * The metrics of the reading's own sensor type, in the type's order; NaN where not measured. No
   * metric's name begins like this.
   */
  public static final String VALUES = "_values";

  /** Two readings that agree in these tell of one event. */
  public static final List<String> EVENT_COLUMNS = List.of("sensor_type", "sensor_id", IDENTITY);

  /** Two readings that agree in these are copies: they tell the same of one event. */
  public static final List<String> IDENTITY_COLUMNS =
      List.of("sensor_type", "sensor_id", IDENTITY, METRIC_SET);

  private Readings() {}

  /** Holds for readings, not for rejections. */
  public static Column isReading() {
    return col("rejection_reason").isNull();
  }

  /** The readings of judged records, with their {@link #IDENTITY} and {@link #METRIC_SET}. */
  public static Dataset<Row> of(Dataset<Row> judgedRecords) {
    return withIdentity(judgedRecords.where(isReading()));
  }

  /**
   * Readings with their {@link #IDENTITY} and {@link #METRIC_SET}.
   *
   * @param readings have a column for each metric
   */
  public static Dataset<Row> withIdentity(Dataset<Row> readings) {
    return readings
        .withColumn(METRIC_SET, MetricSet.of(readings))
        .withColumn(
            IDENTITY,
            coalesce(col("event_id"), unix_micros(col(EVENT_TIME)).cast(DataTypes.StringType)));
  }
}
