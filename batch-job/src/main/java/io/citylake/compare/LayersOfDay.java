package io.citylake.compare;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.citylake.explain.SpeedWindows;
import io.citylake.ingest.Readings;
import io.citylake.lake.LakeReadings;
import io.citylake.lake.ReplayedWindows;
import io.citylake.marts.DaySession;
import io.citylake.marts.MartTable;
import io.citylake.models.Mart;
import io.citylake.models.PublishedDay;
import io.citylake.models.ReadMarts;
import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import io.citylake.time.UtcDay;
import io.citylake.windows.GatherMetrics;
import io.citylake.windows.RowsOfDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What there is of a day to compare: the windows of each layer, and the readings behind them.
 *
 * <p>The stream's readings are those that the lake holds now, the batch layer's those of the input
 * that its run was pinned to.
 */
final class LayersOfDay {
  private final SparkSession spark;
  private final Settings settings;
  private final PublishedDay published;
  private final RowsOfDay rows;
  private final Dataset<Row> batchInput;
  private final Dataset<Row> streamInput;
  private final Optional<String> replay;

  /**
   * @param published the batch layer's windows of the day
   * @param now the lake as it is
   * @param replay the replay from Kafka to lay beside the layers; empty for none
   */
  LayersOfDay(
      DaySession session,
      Settings settings,
      PublishedDay published,
      LakeInput now,
      Optional<String> replay) {
    this.spark = session.spark();
    this.settings = settings;
    this.published = published;
    this.replay = replay;
    this.rows = new RowsOfDay(published.day(), settings);
    LakeReadings lake = new LakeReadings(spark, settings);
    GatherMetrics gatherMetrics = new GatherMetrics(settings.catalogue());
    this.batchInput =
        session.keptIfSmall(
            lake.readings(published.input())
                .where(rows.near(Readings.EVENT_TIME))
                .transform(gatherMetrics));
    this.streamInput =
        session.keptIfSmall(
            lake.readings(now)
                .where(not(col(Readings.REPAIRED)))
                .where(rows.near(Readings.EVENT_TIME))
                .transform(gatherMetrics));
  }

  LocalDate day() {
    return published.day();
  }

  Instant start() {
    return new UtcDay(day()).start();
  }

  Instant end() {
    return new UtcDay(day()).end();
  }

  /** Readings of the day and near it, repaired ones among them, that the batch run read. */
  Dataset<Row> batchInput() {
    return batchInput;
  }

  /** Readings of the day and near it that the stream can have read. */
  Dataset<Row> streamInput() {
    return streamInput;
  }

  Dataset<Row> speedWindows() {
    return new SpeedWindows(spark, settings).read();
  }

  Dataset<Row> batchWindows() {
    Mart windows = ReadMarts.packed().mart(Mart.WINDOWS);
    return new MartTable(spark, settings, windows).read(published.snapshot(), day()).drop("day");
  }

  /** Without rows where there is no replay. */
  Dataset<Row> replayedWindows() {
    ReplayedWindows replayed = new ReplayedWindows(spark, settings);
    return replay.map(replayed::windows).orElseGet(() -> batchWindows().where(lit(false)));
  }

  Column beginsInDay() {
    return rows.in("window_start");
  }
}
