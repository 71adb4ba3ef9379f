package io.citylake.windows;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.contains;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.when;

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
  private static final int LONGEST_CHARS = 100;

  @Override
  public Dataset<Row> apply(Dataset<Row> readings) {
    return readings.withColumn("city", place("city")).withColumn("district", place("district"));
  }

  private static Column place(String column) {
    return storable(coalesce(col(column), lit(UNKNOWN_PLACE))).as(column);
  }

  /** A sender's text as a part of PostgreSQL's keys can hold it. */
  public static Column storable(Column text) {
    // Nearly every text is, and to find that out costs a tenth of making it so.
    Column isStorable =
        octet_length(text).leq(LONGEST_CHARS).and(not(contains(text, lit("\u0000"))));
    return when(isStorable, text)
        .otherwise(substring(translate(text, "\u0000", "\uFFFD"), 1, LONGEST_CHARS));
  }
}
