package io.citylake.explain;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.struct;

import io.citylake.tables.Tables;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The sides of a window are how several computations see it: one column for each. */
public final class WindowSides {
  /** The columns of a side. */
  public static final List<String> VALUES =
      List.of("reading_count", "value_sum", "value_min", "value_max", "value_sum_squares");

  /** More than the order of addition makes of a million values, whatever they are. */
  private static final double SUM_TOLERANCE = 1e-9;

  private WindowSides() {}

  /** Windows as one column beside their key. */
  public static Dataset<Row> side(String name, Dataset<Row> windows) {
    List<Column> columns = new ArrayList<>();
    Tables.WINDOWS.key().forEach(key -> columns.add(col(key)));
    columns.add(struct(VALUES.stream().map(v -> col(v)).toArray(Column[]::new)).as(name));
    return windows.select(columns.toArray(Column[]::new));
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
            .and(close(a, b, "value_sum", magnitudes(a)))
            .and(close(a, b, "value_sum_squares", col(a + ".value_sum_squares")));
    return coalesce(both, col(a).isNull().and(col(b).isNull()));
  }

  /**
   * @param magnitudes the sum of what was added up, had it all been positive
   */
  private static Column close(String a, String b, String sum, Column magnitudes) {
    return abs(col(a + "." + sum).minus(col(b + "." + sum)))
        .leq(magnitudes.multiply(SUM_TOLERANCE));
  }

  /**
   * The largest that it can be (Cauchy-Schwarz inequality). The sum itself is no measure: degrees
   * around zero cancel each other, the errors of their addition do not.
   */
  private static Column magnitudes(String side) {
    return sqrt(col(side + ".reading_count").multiply(col(side + ".value_sum_squares")));
  }
}
