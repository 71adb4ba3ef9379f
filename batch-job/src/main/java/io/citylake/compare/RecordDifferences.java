package io.citylake.compare;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.citylake.explain.SpeedLayerModel;
import io.citylake.ingest.Readings;
import io.citylake.tables.Tables;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The records that only one of the layers counts, and why: decided record by record, from the epoch
 * that read it and the watermark then in force.
 */
final class RecordDifferences {
  /** A {@link Cause}, as text. No metric's name begins like this. */
  static final String CAUSE = "_cause";

  /** {@code batch} or {@code speed}. */
  static final String COUNTED_BY = "_counted_by";

  private static final String IN_BATCH_INPUT = "_in_batch_input";

  /** What the model says of a record that the stream read. */
  private static final List<String> MODEL =
      List.of(SpeedLayerModel.EPOCH, SpeedLayerModel.IS_LATE, SpeedLayerModel.LATE_WATERMARK);

  private RecordDifferences() {}

  /**
   * Compares what each layer counts.
   *
   * @param speed the readings that the stream counted, with the model's columns
   * @param batch the readings that the batch layer counted, each event once
   * @param read every reading that the stream read, with the model's columns
   * @param batchInput every reading that the batch layer read, copies among them
   */
  static Dataset<Row> between(
      Dataset<Row> speed, Dataset<Row> batch, Dataset<Row> read, Dataset<Row> batchInput) {
    Dataset<Row> onlyBatch =
        batch
            .join(record(speed), record(), "left_anti")
            .join(record(read, MODEL), record(), "left")
            .withColumn(
                CAUSE,
                when(col(Readings.REPAIRED), Cause.REPAIRED.text())
                    .when(col(SpeedLayerModel.EPOCH).isNull(), Cause.UNREAD.text())
                    .when(col(SpeedLayerModel.IS_LATE), Cause.LATE.text())
                    .otherwise(Cause.DUPLICATE.text()))
            .withColumn(COUNTED_BY, lit("batch"));
    Dataset<Row> onlySpeed =
        speed
            .join(record(batch), record(), "left_anti")
            .join(record(batchInput).withColumn(IN_BATCH_INPUT, lit(true)), record(), "left")
            .withColumn(
                CAUSE,
                when(col(IN_BATCH_INPUT), Cause.DUPLICATE.text()).otherwise(Cause.NEWER.text()))
            .withColumn(COUNTED_BY, lit("speed"))
            .drop(IN_BATCH_INPUT);
    return onlyBatch.unionByName(onlySpeed);
  }

  private static Seq<String> record() {
    return CollectionConverters.asScala(Tables.RECORD_KEY).toSeq();
  }

  private static Dataset<Row> record(Dataset<Row> rows) {
    return record(rows, List.of());
  }

  private static Dataset<Row> record(Dataset<Row> rows, List<String> further) {
    Column[] columns =
        Stream.concat(Tables.RECORD_KEY.stream(), further.stream())
            .map(name -> col(name))
            .toArray(Column[]::new);
    return rows.select(columns);
  }
}
