package io.citylake.batch;

import io.citylake.command.CommandFailed;
import io.citylake.lake.InputTags;
import io.citylake.lake.LakeReadings;
import io.citylake.marts.BuildMarts;
import io.citylake.marts.DayInputs;
import io.citylake.marts.MartRun;
import io.citylake.models.Mart;
import io.citylake.models.MartModels;
import io.citylake.postgres.LakeLock;
import io.citylake.postgres.PostgresPool;
import io.citylake.settings.Settings;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** The marts of one day: readings, windows, marts; written, audited, published. */
final class DailyMarts {
  private final SparkSession spark;
  private final Settings settings;
  private final PostgresPool postgres;
  private final MartModels models;
  private final List<Mart> chosen;
  private final MartsReport report;

  /**
   * @param chosen the marts to publish; the windows are published with any
   */
  DailyMarts(
      SparkSession spark,
      Settings settings,
      PostgresPool postgres,
      MartModels models,
      List<Mart> chosen,
      MartsReport report) {
    this.spark = spark;
    this.settings = settings;
    this.postgres = postgres;
    this.models = models;
    this.chosen = chosen.stream().filter(mart -> !mart.equals(windows())).toList();
    this.report = report;
  }

  /**
   * Computes the run's day.
   *
   * @param inputRows records of the day, copies and rejections among them
   * @param lock keeps other runs from the day
   * @return whether it was published; if not, the report says why and what was published stays
   */
  boolean run(MartRun run, long inputRows, LakeLock lock) throws SQLException {
    SparkSession session = spark.newSession();
    LakeReadings lake = new LakeReadings(session, settings);
    WriteAuditPublish marts = new WriteAuditPublish(session, settings, postgres, run, inputRows);
    new InputTags(session, settings).keep(run.input());
    report.begin(run, inputRows);
    try (DayInputs inputs = new DayInputs(session, settings, lake, run.input(), run.day());
        BuildMarts build = new BuildMarts(session, models, run.day())) {
      inputs.register();
      report.written(marts.write(windows(), build.mart(windows())));
      build.registerViews();
      for (Mart mart : models.marts()) {
        if (chosen.contains(mart)) {
          report.written(marts.write(mart, build.mart(mart)));
        } else if (!mart.equals(windows())) {
          // A mart may read one before it.
          build.mart(mart).createOrReplaceTempView(mart.name());
        }
      }
    }
    boolean mayPublish = marts.mayPublish();
    if (mayPublish) {
      requireHeld(lock);
      marts.publish();
    }
    report.end(run, mayPublish);
    return mayPublish;
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
