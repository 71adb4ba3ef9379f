package io.citylake.lake;

import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.spark.sql.SparkSession;

/**
 * Records by day are how many the lake holds for each day by event time: readings, copies among
 * them, and rejections that have an event time. Asks the metadata of the input's snapshots and
 * reads no data.
 */
public final class RecordsByDay {
  private static final String DAY = "event_time_day";

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
    Table loaded = IcebergTables.load(spark, table);
    TableScan scan = loaded.newScan().useSnapshot(snapshot);
    try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
      for (FileScanTask task : tasks) {
        DayOfFile.of(loaded, task.file(), DAY)
            .ifPresent(day -> counts.merge(day, task.file().recordCount(), Long::sum));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
