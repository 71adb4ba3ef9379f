package io.citylake.windows;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import io.citylake.arrival.InOrderOfArrival;
import io.citylake.ingest.Readings;
import io.citylake.tables.Tables;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * Lets each reading through once: the copy that arrived first. For the batch layer; the stream can
 * only remember as far back as its watermark.
 */
public final class DeduplicateExactly extends AbstractFunction1<Dataset<Row>, Dataset<Row>> {
  private static final String HASH = "_hash";
  private static final String ORDER_OF_ARRIVAL = "_order_of_arrival";
  private static final List<String> RECORD = Tables.RECORD_KEY;

  /** Of two generations of a topic, too, no two records are equal by these. */
  private static final List<String> ORDER =
      Stream.concat(InOrderOfArrival.ORDER.stream(), RECORD.stream()).distinct().toList();

  /** What copies are told by: a reading has ten times as many columns. */
  private static final List<String> NEEDED =
      Stream.concat(Readings.IDENTITY_COLUMNS.stream(), ORDER.stream()).toList();

  /** The readings without {@link #copies}. */
  @Override
  public Dataset<Row> apply(Dataset<Row> readings) {
    return without(copies(readings), readings);
  }

  /** {@code readings} without those whose records are among {@code copies}. */
  public Dataset<Row> without(Dataset<Row> copies, Dataset<Row> readings) {
    return columnsOf(readings, readings.join(copies, using(RECORD), "left_anti"));
  }

  /** Those of {@code readings} whose records are among {@code copies}. */
  public Dataset<Row> among(Dataset<Row> copies, Dataset<Row> readings) {
    return columnsOf(readings, readings.join(copies, using(RECORD), "left_semi"));
  }

  /**
   * The records of the readings that came again, all but the first of each identity: {@link
   * Tables#RECORD_KEY}.
   */
  public Dataset<Row> copies(Dataset<Row> readings) {
    return copies(readings, repeatedHashes(readings));
  }

  /**
   * The hashes of {@code readings} that occur more than once.
   *
   * <p>Copies are rare, and to sort all readings for them is dear. Only readings with such a hash
   * are compared; that a hash can be shared by chance does no harm. It is of the event alone: the
   * metrics' names would take all columns of the lake to make.
   */
  public Dataset<Row> repeatedHashes(Dataset<Row> readings) {
    return readings
        .groupBy(hash().as(HASH))
        .agg(count(lit(1)).as("_copies"))
        .where("_copies > 1")
        .select(HASH);
  }

  private static Dataset<Row> copies(Dataset<Row> readings, Dataset<Row> repeatedHashes) {
    return copiesAmong(ofRepeatedEvents(readings, repeatedHashes));
  }

  /**
   * The readings of {@code readings} that may tell of one event with others: what tells them apart,
   * and which of its copies each is.
   *
   * @param repeatedHashes of these readings
   */
  public static Dataset<Row> ofRepeatedEvents(Dataset<Row> readings, Dataset<Row> repeatedHashes) {
    return readings
        .select(named(NEEDED))
        .withColumn(HASH, hash())
        .join(repeatedHashes, using(List.of(HASH)), "left_semi")
        .drop(HASH)
        .withColumn(
            ORDER_OF_ARRIVAL,
            row_number()
                .over(Window.partitionBy(named(Readings.IDENTITY_COLUMNS)).orderBy(named(ORDER))));
  }

  /** The records of those {@link #ofRepeatedEvents} that are copies of others. */
  public static Dataset<Row> copiesAmong(Dataset<Row> ofRepeatedEvents) {
    return ofRepeatedEvents.where(col(ORDER_OF_ARRIVAL).gt(1)).select(named(RECORD));
  }

  /** Those {@link #ofRepeatedEvents} that are the first of their copies. */
  public static Dataset<Row> firstAmong(Dataset<Row> ofRepeatedEvents) {
    return ofRepeatedEvents.where(col(ORDER_OF_ARRIVAL).equalTo(1)).drop(ORDER_OF_ARRIVAL);
  }

  /** A join puts the columns that it is by in front. */
  private static Dataset<Row> columnsOf(Dataset<Row> readings, Dataset<Row> joined) {
    return joined.select(named(List.of(readings.columns())));
  }

  private static Column hash() {
    return xxhash64(named(Readings.EVENT_COLUMNS));
  }

  private static Column[] named(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private static Seq<String> using(List<String> names) {
    return CollectionConverters.asScala(names).toSeq();
  }
}
