package io.citylake.repair;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.citylake.ingest.Readings;
import io.citylake.lake.LakeReadings;
import io.citylake.lake.RecordsTable;
import io.citylake.lake.RepairsTable;
import io.citylake.settings.Settings;
import io.citylake.tables.Tables;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The rejected records of the lake, each with whether it has been repaired. */
final class RejectedRecords {
  /** What identifies a record. */
  private static final String[] KEY = Tables.RECORD_KEY.toArray(String[]::new);

  private final SparkSession spark;
  private final LakeReadings lake;
  private final RecordsTable records;
  private final RepairsTable repairs;

  RejectedRecords(SparkSession spark, Settings settings) {
    this.spark = spark;
    this.lake = new LakeReadings(spark, settings);
    this.records = new RecordsTable(spark, settings);
    this.repairs = new RepairsTable(spark, settings);
  }

  /**
   * What a join of records is by.
   *
   * @return {@link Tables#RECORD_KEY}; a new array
   */
  static String[] key() {
    return KEY.clone();
  }

  /** The columns of {@link #key}, and further ones. */
  static Column[] keyAnd(Column... others) {
    return Stream.concat(Stream.of(KEY).map(name -> col(name)), Stream.of(others))
        .toArray(Column[]::new);
  }

  /**
   * The selected rejections, each record once: the columns of {@code lake.raw.records} and {@link
   * Readings#REPAIRED}.
   */
  Dataset<Row> select(ChosenRejections selection) {
    Dataset<Row> repaired =
        records
            .topicIds()
            .tell(spark.table(repairs.name()))
            .select(KEY[0], Arrays.copyOfRange(KEY, 1, KEY.length))
            .withColumn("repaired", lit(true));
    return lake.rejections(lake.currentInput())
        .where(selection.condition())
        .dropDuplicates(KEY)
        .join(repaired, KEY, "left")
        .withColumn(Readings.REPAIRED, col("repaired").isNotNull())
        .drop("repaired");
  }
}
