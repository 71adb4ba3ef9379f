package io.citylake.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import io.citylake.tables.Tables;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Where several checkpoints gave the same windows, one after the other, the last of them counts.
 *
 * <p>A new checkpoint builds the open windows anew from what Kafka still has of them. One of which
 * it finds nothing (the topic was deleted, the records have expired) keeps the value of before.
 */
public final class LastGiven {
  /** Which checkpoint gave the window, counted from 0. */
  public static final String GIVER = "_giver";

  private static final String PLACE = "_place";

  private LastGiven() {}

  /**
   * The windows, with {@link #GIVER}.
   *
   * @param windows of each checkpoint, oldest first; at least one
   */
  public static Dataset<Row> of(List<Dataset<Row>> windows) {
    Dataset<Row> given = windows.get(0).withColumn(GIVER, lit(0));
    for (int giver = 1; giver < windows.size(); giver++) {
      given = given.unionByName(windows.get(giver).withColumn(GIVER, lit(giver)));
    }
    if (windows.size() == 1) {
      return given;
    }
    WindowSpec lastFirst =
        Window.partitionBy(
                Tables.WINDOWS.key().stream().map(key -> col(key)).toArray(Column[]::new))
            .orderBy(col(GIVER).desc());
    return given
        .withColumn(PLACE, row_number().over(lastFirst))
        .where(col(PLACE).equalTo(1))
        .drop(PLACE);
  }
}
