package io.citylake.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import io.citylake.ingest.Readings;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import scala.runtime.AbstractFunction1;

/**
 * Lets each event through once, over all time: the copy that arrived first. For the batch layer;
 * the stream can only remember as far back as its watermark.
 */
final class DeduplicateExactly extends AbstractFunction1<Dataset<Row>, Dataset<Row>> {
  private static final String ARRIVAL = "_order_of_arrival";

  @Override
  public Dataset<Row> apply(Dataset<Row> readings) {
    Column[] identity =
        Readings.IDENTITY_COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new);
    return readings
        .withColumn(
            ARRIVAL,
            row_number()
                .over(
                    Window.partitionBy(identity)
                        .orderBy("arrival_time", "topic", "partition", "offset")))
        .where(col(ARRIVAL).equalTo(1))
        .drop(ARRIVAL);
  }
}
