package io.citylake.windows;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.runtime.AbstractFunction1;

/**
 * Gives each reading a {@code city} and a {@code district} that PostgreSQL's text and index can
 * hold: {@code unknown} where the sender gave none, without U+0000, and not endless.
 */
public final class NamePlaces extends AbstractFunction1<Dataset<Row>, Dataset<Row>> {
  private static final String UNKNOWN_PLACE = "unknown";

  @Override
  public Dataset<Row> apply(Dataset<Row> readings) {
    return readings.withColumn("city", place("city")).withColumn("district", place("district"));
  }

  private static Column place(String column) {
    return StorableText.of(coalesce(col(column), lit(UNKNOWN_PLACE))).as(column);
  }
}
