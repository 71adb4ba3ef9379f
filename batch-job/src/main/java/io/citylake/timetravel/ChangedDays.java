package io.citylake.timetravel;

import static org.apache.spark.sql.functions.col;

import io.citylake.models.Mart;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The days of a mart whose files differ between two states. Asks metadata and reads no data; a day
 * that was only compacted is among them.
 */
final class ChangedDays {
  private final SparkSession spark;
  private final String table;

  /**
   * @param table the mart's full name
   */
  ChangedDays(SparkSession spark, String table) {
    this.spark = spark;
    this.table = table;
  }

  /** The days, in order. */
  List<LocalDate> between(TableState before, TableState after) {
    Dataset<Row> old = files(before);
    Dataset<Row> current = files(after);
    return old
        .except(current)
        .union(current.except(old))
        .select(Mart.DAY)
        .distinct()
        .orderBy(Mart.DAY)
        .collectAsList()
        .stream()
        .map(row -> row.getDate(0).toLocalDate())
        .toList();
  }

  private Dataset<Row> files(TableState state) {
    return spark
        .read()
        .option("versionAsOf", state.snapshot())
        .table(table + ".files")
        .select(col("partition.day").as(Mart.DAY), col("file_path"));
  }
}
