package io.citylake.lake;

import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * How many records the lake holds for each day by event time: readings, copies among them, and
 * rejections that have an event time. Asks the metadata of the input's snapshots and reads no data.
 */
public final class RecordsByDay {
  private final SparkSession spark;
  private final RecordsTable records;
  private final RepairsTable repairs;

  public RecordsByDay(SparkSession spark, Settings settings) {
    this.spark = spark;
    this.records = new RecordsTable(spark, settings);
    this.repairs = new RepairsTable(spark, settings);
  }

  /** The days that have records, in order. */
  public SortedMap<LocalDate, Long> of(LakeInput input) {
    SortedMap<LocalDate, Long> counts = new TreeMap<>();
    add(counts, records.name(), input.records());
    add(counts, repairs.name(), input.repairs());
    return counts;
  }

  private void add(SortedMap<LocalDate, Long> counts, String table, long snapshot) {
    if (snapshot == LakeInput.EMPTY) {
      return;
    }
    spark
        .read()
        .option("versionAsOf", snapshot)
        .table(table + ".files")
        .where("partition.event_time_day is not null")
        .groupBy("partition.event_time_day")
        .sum("record_count")
        .collectAsList()
        .forEach(row -> counts.merge(day(row), row.getLong(1), Long::sum));
  }

  private static LocalDate day(Row row) {
    return row.getDate(0).toLocalDate();
  }
}
