package io.citylake.repair;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.substring_index;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts what readings lack because it was bad, by topic, sensor type, metric and reason. */
final class SummarizeRejectedMetrics {
  private static final Column[] GROUP = {
    col("topic"), col("sensor_type"), col("metric"), col("reason")
  };

  /**
   * The groups, sorted by topic, most readings first.
   *
   * @param readings with the columns of {@code lake.raw.readings}
   */
  List<RejectedMetric> of(Dataset<Row> readings, ChosenRejections selection) {
    return readings
        .where(col("rejected_metrics").isNotNull().and(selection.arrival()))
        .select(
            col("topic"),
            col("sensor_type"),
            col("arrival_time"),
            explode(col("rejected_metrics")).as(new String[] {"metric", "detail"}))
        .withColumn("reason", substring_index(col("detail"), ":", 1))
        .where(selection.reason(col("reason")))
        .groupBy(GROUP)
        .agg(count(lit(1)).as("readings"), max_by(col("detail"), col("arrival_time")).as("example"))
        .orderBy(
            col("topic"), col("readings").desc(), col("sensor_type"), col("metric"), col("reason"))
        .collectAsList()
        .stream()
        .map(SummarizeRejectedMetrics::rejectedMetric)
        .toList();
  }

  private static RejectedMetric rejectedMetric(Row row) {
    String reason = row.getString(3);
    return new RejectedMetric(
        row.getString(0),
        row.getString(1),
        ForTerminals.excerpt(row.getString(2)),
        reason,
        row.getLong(4),
        ForTerminals.excerpt(row.getString(5).substring(reason.length() + ": ".length())));
  }
}
