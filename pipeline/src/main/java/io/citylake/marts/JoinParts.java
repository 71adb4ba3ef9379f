package io.citylake.marts;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

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

/**
 * One reading of each event, where a sender tells of an event in parts: each metric in a message of
 * its own, say. A mean that weighs one metric by another, the time until a sensor's next reading,
 * or the number of its readings would otherwise be of messages, and not of what was measured.
 */
final class JoinParts {
  private static final String PART = "_part";
  private static final String PARTS = "_parts";
  private static final List<String> RECORD = Tables.RECORD_KEY;

  private JoinParts() {}

  /**
   * The records that are parts of an event that has several: {@link Tables#RECORD_KEY}, and which
   * part each is.
   *
   * @param readings no copies, with the columns of {@link Readings#EVENT_COLUMNS} and {@link
   *     InOrderOfArrival#ORDER}
   */
  static Dataset<Row> parts(Dataset<Row> readings) {
    Column[] event = named(Readings.EVENT_COLUMNS);
    return readings
        .withColumn(PARTS, count(lit(1)).over(Window.partitionBy(event)))
        .withColumn(
            PART,
            row_number().over(Window.partitionBy(event).orderBy(named(InOrderOfArrival.ORDER))))
        .where(col(PARTS).gt(1))
        .select(named(Stream.concat(RECORD.stream(), Stream.of(PART)).toList()));
  }

  /**
   * The readings that tell of an event alone.
   *
   * @param parts of these readings
   */
  static Dataset<Row> whole(Dataset<Row> readings, Dataset<Row> parts) {
    return readings.join(parts, using(RECORD), "left_anti");
  }

  /**
   * The readings that are parts of an event, as they came.
   *
   * @param parts of these readings
   */
  static Dataset<Row> apart(Dataset<Row> readings, Dataset<Row> parts) {
    return readings.join(parts, using(RECORD), "inner");
  }

  /**
   * One reading for each event that came in parts: of each column the value of the first part that
   * has one.
   *
   * @param apart the parts, with all columns of {@code like} and which part each is
   * @param like readings whose columns the joined ones get
   */
  static Dataset<Row> joined(Dataset<Row> apart, Dataset<Row> like) {
    Column[] firsts =
        Stream.of(like.columns())
            .filter(name -> !Readings.EVENT_COLUMNS.contains(name))
            .map(name -> min_by(col(name), when(col(name).isNotNull(), col(PART))).as(name))
            .toArray(Column[]::new);
    return apart
        .groupBy(named(Readings.EVENT_COLUMNS))
        .agg(firsts[0], Stream.of(firsts).skip(1).toArray(Column[]::new))
        .select(named(List.of(like.columns())));
  }

  private static Column[] named(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private static Seq<String> using(List<String> names) {
    return CollectionConverters.asScala(names).toSeq();
  }
}
