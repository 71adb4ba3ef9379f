package io.citylake.benchmarks.compare;

import io.citylake.benchmarks.lake.LakeTable;
import io.citylake.models.Mart;
import io.citylake.settings.Settings;
import io.citylake.time.UtcDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/** Finds the Parquet files that hold a contestant's records. */
public final class ParquetFiles {
  private static final String EVENT_TIME = "event_time";

  private ParquetFiles() {}

  /** Every file below a folder. */
  public static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }

  /** The files of the last snapshot of a table of the lake, on this machine. */
  public static List<Path> ofLake(Settings.Lake lake, String namespace, String name)
      throws IOException {
    return ofLake(lake, namespace, name, Expressions.alwaysTrue());
  }

  /** The files of a mart's day. */
  public static List<Path> ofMart(Settings.Lake lake, Mart mart, LocalDate day) throws IOException {
    Expression ofDay = Expressions.equal(Mart.DAY, Math.toIntExact(day.toEpochDay()));
    return ofLake(lake, Mart.SCHEMA, mart.name(), ofDay);
  }

  /** The files of the lake's records of a day, of the days beside it, and of no known time. */
  public static List<Path> ofRecords(Settings.Lake lake, LocalDate day) throws IOException {
    Expression isNear =
        Expressions.and(
            Expressions.greaterThanOrEqual(EVENT_TIME, micros(day.minusDays(1))),
            Expressions.lessThan(EVENT_TIME, micros(day.plusDays(2))));
    return ofLake(lake, "raw", "records", Expressions.or(Expressions.isNull(EVENT_TIME), isNear));
  }

  private static long micros(LocalDate day) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, new UtcDay(day).start());
  }

  private static List<Path> ofLake(
      Settings.Lake lake, String namespace, String name, Expression condition) throws IOException {
    List<Path> files = new ArrayList<>();
    try (LakeTable table = LakeTable.open(lake, namespace, name);
        CloseableIterable<FileScanTask> tasks =
            table.table().newScan().filter(condition).planFiles()) {
      for (FileScanTask task : tasks) {
        files.add(LakeTable.path(task.file().location()));
      }
    }
    return files;
  }
}
