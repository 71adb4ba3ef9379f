package io.citylake.session;

import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.LogicalRDD;

/** A micro-batch is what Spark hands to {@code foreachBatch}. */
public final class MicroBatch {
  private MicroBatch() {}

  /**
   * The rows as Spark holds them; each is only good until the next.
   *
   * <p>The query's plan has made them already. To ask the Dataset for them makes another plan,
   * which in each batch costs as much as to write the batch's windows, and copies each row.
   */
  public static RDD<InternalRow> rows(Dataset<Row> batch) {
    return batch.queryExecution().logical() instanceof LogicalRDD made
        ? made.rdd()
        : batch.queryExecution().toRdd();
  }
}
