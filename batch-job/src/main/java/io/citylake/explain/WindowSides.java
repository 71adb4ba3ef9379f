package io.citylake.explain;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.citylake.tables.Tables;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The same windows as several computations see them, side by side: one column for each. */
public final class WindowSides {
  /** The columns of a side. */
  public static final List<String> VALUES =
      List.of("reading_count", "value_sum", "value_min", "value_max", "value_sum_squares");

  private static final double SUM_TOLERANCE = 1e-9;

  private WindowSides() {}

  /** Windows as one column beside their key. */
  public static Dataset<Row> side(String name, Dataset<Row> windows) {
    return windows.select(
        keysAnd(struct(VALUES.stream().map(v -> col(v)).toArray(Column[]::new)).as(name)));
  }

  /** Only how many readings each window has. */
  public static Dataset<Row> counts(String name, Dataset<Row> windows) {
    return windows.select(keysAnd(col("reading_count").as(name)));
  }

  /** The columns that identify a window. */
  public static Seq<String> keys() {
    return CollectionConverters.asScala(Tables.WINDOWS.key()).toSeq();
  }

  /**
   * Whether two sides agree; both may be missing. Counts, minima and maxima equal exactly; sums but
   * for the order of addition.
   */
  public static Column same(String a, String b) {
    Column both =
        col(a + ".reading_count")
            .equalTo(col(b + ".reading_count"))
            .and(col(a + ".value_min").equalTo(col(b + ".value_min")))
            .and(col(a + ".value_max").equalTo(col(b + ".value_max")))
            .and(close(a, b, "value_sum"))
            .and(close(a, b, "value_sum_squares"));
    return coalesce(both, col(a).isNull().and(col(b).isNull()));
  }

  private static Column close(String a, String b, String sum) {
    Column left = col(a + "." + sum);
    Column right = col(b + "." + sum);
    return abs(left.minus(right))
        .leq(greatest(abs(left), abs(right), lit(1.0)).multiply(SUM_TOLERANCE));
  }

  private static Column[] keysAnd(Column last) {
    List<Column> columns = new ArrayList<>();
    Tables.WINDOWS.key().forEach(key -> columns.add(col(key)));
    columns.add(last);
    return columns.toArray(Column[]::new);
  }
}
