package io.citylake.windows;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import io.citylake.ingest.Readings;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * Lets each event through once: the copy that arrived first. For the batch layer; the stream can
 * only remember as far back as its watermark.
 */
public final class DeduplicateExactly extends AbstractFunction1<Dataset<Row>, Dataset<Row>> {
  private static final String HASH = "_hash";
  private static final String ORDER_OF_ARRIVAL = "_order_of_arrival";
  private static final List<String> RECORD = List.of("topic", "partition", "offset");

  /** The readings without {@link #copies}. */
  @Override
  public Dataset<Row> apply(Dataset<Row> readings) {
    return without(copies(readings), readings);
  }

  /** {@code readings} without those records that are among {@code copies}. */
  public Dataset<Row> without(Dataset<Row> copies, Dataset<Row> readings) {
    Seq<String> record = CollectionConverters.asScala(RECORD).toSeq();
    return readings.join(
        copies.select(RECORD.stream().map(name -> col(name)).toArray(Column[]::new)),
        record,
        "left_anti");
  }

  /**
   * The readings that came again: all but the first of each event.
   *
   * <p>Copies are rare, and to sort all readings for them is dear. Only readings whose hash occurs
   * more than once are compared; that a hash can be shared by chance does no harm.
   */
  public Dataset<Row> copies(Dataset<Row> readings) {
    Column[] identity =
        Readings.IDENTITY_COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new);
    Dataset<Row> hashed = readings.withColumn(HASH, xxhash64(identity));
    Dataset<Row> repeated =
        hashed.groupBy(HASH).agg(count(lit(1)).as("_copies")).where("_copies > 1").select(HASH);
    return hashed
        .join(repeated, CollectionConverters.asScala(List.of(HASH)).toSeq(), "left_semi")
        .drop(HASH)
        .withColumn(
            ORDER_OF_ARRIVAL,
            row_number()
                .over(
                    Window.partitionBy(identity)
                        .orderBy("arrival_time", "topic", "partition", "offset")))
        .where(col(ORDER_OF_ARRIVAL).gt(1))
        .drop(ORDER_OF_ARRIVAL);
  }
}
