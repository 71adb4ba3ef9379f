package io.citylake.compare;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.citylake.explain.SpeedLayerHistory;
import io.citylake.marts.DaySession;
import io.citylake.models.PublishedDay;
import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Compares the layers of a day, and lays the differences out for publication. */
public final class CompareLayers {
  private static final int SAMPLES = 10;

  private final DaySession session;
  private final Settings settings;
  private final SpeedLayerHistory history;
  private final LakeInput now;
  private final Optional<String> replay;

  /** Whoever stores the differences, which are views of these names by then. */
  public interface Store {
    void differences() throws Exception;
  }

  /**
   * @param session gets the views {@code window_differences} and {@code record_differences}
   * @param history of the speed layer, the whole of it
   * @param now the lake as it is
   * @param replay the replay from Kafka to lay beside the layers; empty for none
   */
  public CompareLayers(
      DaySession session,
      Settings settings,
      SpeedLayerHistory history,
      LakeInput now,
      Optional<String> replay) {
    this.session = session;
    this.settings = settings;
    this.history = history;
    this.now = now;
    this.replay = replay;
  }

  /** Compares the day of {@code published}, and has the differences stored. */
  public DayComparison compare(PublishedDay published, Store store) throws Exception {
    LayersOfDay layers = new LayersOfDay(session, settings, published, now, replay);
    CompareDay day = new CompareDay(session, settings, layers, history.spans());
    day.run();
    Dataset<Row> windows = day.windows().withColumn("batch_run", lit(published.run()));
    windows.createOrReplaceTempView("window_differences");
    day.records().createOrReplaceTempView("record_differences");
    store.differences();
    return new DayComparison(
        published.day(),
        published.run(),
        counts(day.windowsByCause()),
        counts(day.records().groupBy("cause").count()),
        replay.map(id -> replayed(id, day.replayedWindows())),
        windows.where(col("cause").equalTo(Cause.UNEXPLAINED.text())).toJSON().takeAsList(SAMPLES),
        history.unseen().stream()
            .filter(
                unseen ->
                    unseen.from().isBefore(day.reach()) && unseen.until().isAfter(layers.start()))
            .toList());
  }

  private static Map<String, Long> counts(Dataset<Row> byCause) {
    Map<String, Long> counts = new HashMap<>();
    byCause.collectAsList().forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }

  private static DayComparison.Replay replayed(String id, Row counts) {
    return new DayComparison.Replay(id, counts.getLong(0), counts.getLong(1), counts.getLong(2));
  }
}
