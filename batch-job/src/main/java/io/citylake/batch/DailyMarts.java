package io.citylake.batch;

import io.citylake.command.CommandFailed;
import io.citylake.lake.InputTags;
import io.citylake.lake.LakeReadings;
import io.citylake.marts.BuildMarts;
import io.citylake.marts.DayInputs;
import io.citylake.marts.DaySession;
import io.citylake.marts.MartRun;
import io.citylake.marts.MartTable;
import io.citylake.models.Mart;
import io.citylake.models.MartModels;
import io.citylake.postgres.LakeLock;
import io.citylake.postgres.PostgresPool;
import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import io.citylake.windows.RowsOfDay;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;

/** The marts of one day: readings, windows, marts; written, audited, published. */
final class DailyMarts {
  private final SparkSession spark;
  private final Settings settings;
  private final PostgresPool postgres;
  private final MartModels models;
  private final List<Mart> chosen;

  /**
   * @param chosen the marts to publish; the windows are published with any
   */
  DailyMarts(
      SparkSession spark,
      Settings settings,
      PostgresPool postgres,
      MartModels models,
      List<Mart> chosen) {
    this.spark = spark;
    this.settings = settings;
    this.postgres = postgres;
    this.models = models;
    this.chosen = chosen.stream().filter(mart -> !mart.equals(windows())).toList();
  }

  /** Keeps the input of the days that follow. */
  void keep(LakeInput input) {
    new InputTags(spark, settings).keep(input);
  }

  /** Makes the tables that are not there yet, which two days at the same time would both do. */
  void prepareTables() {
    new MartTable(spark, settings, windows()).prepare();
    chosen.forEach(mart -> new MartTable(spark, settings, mart).prepare());
  }

  /** Whether a day is a small one. */
  boolean isSmall(SortedMap<LocalDate, Long> records, LocalDate day) {
    return DaySession.isSmall(records, new RowsOfDay(day, settings));
  }

  /**
   * Computes the run's day, whose input is {@link #keep kept}.
   *
   * @param records how many the lake has for each day, copies and rejections among them
   * @param before ends when the day before is published, if the run has it: rows are compared with
   *     its
   * @param lock keeps other runs from the day
   * @param out gets the report
   * @return whether it was published; if not, the report says why and what was published stays
   */
  boolean run(
      MartRun run,
      SortedMap<LocalDate, Long> records,
      Future<?> before,
      LakeLock lock,
      PrintWriter out)
      throws Exception {
    long inputRows = records.getOrDefault(run.day(), 0L);
    MartsReport report = new MartsReport(out, 1 + chosen.size());
    report.begin(run, inputRows);
    boolean mayPublish;
    try (DaySession session = DaySession.of(spark, records, new RowsOfDay(run.day(), settings))) {
      WriteAuditPublish marts = new WriteAuditPublish(session, settings, postgres, run, inputRows);
      write(session, run, marts, before, report);
      mayPublish = marts.mayPublish();
      if (mayPublish) {
        requireHeld(lock);
        marts.publish();
      }
    }
    report.end(run, mayPublish);
    return mayPublish;
  }

  private void write(
      DaySession session,
      MartRun run,
      WriteAuditPublish marts,
      Future<?> before,
      MartsReport report)
      throws Exception {
    LakeReadings lake = new LakeReadings(session.spark(), settings);
    new DayInputs(session, settings, lake, run.input(), run.day()).register();
    BuildMarts build = new BuildMarts(session, models, run.day());
    marts.write(windows(), build.mart(windows()));
    build.registerViews();
    for (Mart mart : models.marts()) {
      if (before.isDone()) {
        before.get();
        marts.compareWithDayBefore(report::written);
      }
      if (chosen.contains(mart)) {
        marts.write(mart, build.mart(mart));
      } else if (!mart.equals(windows())) {
        // A mart may read one before it.
        build.mart(mart).createOrReplaceTempView(mart.name());
      }
    }
    before.get();
    marts.compareWithDayBefore(report::written);
  }

  private static void requireHeld(LakeLock lock) {
    if (!lock.isHeld()) {
      throw new CommandFailed(
          "the connection to PostgreSQL broke, and the lock with it; nothing is published: try again");
    }
  }

  private Mart windows() {
    return models.mart(Mart.WINDOWS);
  }
}
