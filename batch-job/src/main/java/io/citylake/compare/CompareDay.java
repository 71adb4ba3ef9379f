package io.citylake.compare;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.window;

import io.citylake.explain.CheckpointReadings;
import io.citylake.explain.EpochIndex;
import io.citylake.explain.LastGiven;
import io.citylake.explain.SpeedLayerModel;
import io.citylake.explain.SpeedSpan;
import io.citylake.explain.WindowSides;
import io.citylake.ingest.Readings;
import io.citylake.marts.DaySession;
import io.citylake.settings.Settings;
import io.citylake.tables.Tables;
import io.citylake.windows.AggregateWindows;
import io.citylake.windows.DeduplicateExactly;
import io.citylake.windows.Measurements;
import io.citylake.windows.NamePlaces;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One day's windows of both layers, side by side, and why they differ.
 *
 * <p>A difference is explained if what the speed layer shows follows from the readings that it
 * counted, what the batch layer shows follows from those that it counted, and each reading that
 * only one of them counted has a cause. Otherwise it is unexplained, whatever the causes.
 */
final class CompareDay {
  private static final List<Cause> CAUSES_OF_RECORDS =
      List.of(Cause.LATE, Cause.REPAIRED, Cause.UNREAD, Cause.DUPLICATE, Cause.NEWER);

  /** What a window's rows of all metrics have in common. */
  private static final List<String> PLACE_AND_TIME =
      List.of("window_start", "window_end", "city", "district", "sensor_type");

  private final DaySession session;
  private final Settings settings;
  private final AggregateWindows aggregate;
  private final LayersOfDay layers;
  private final List<SpeedSpan> spans;
  private Dataset<Row> judged;
  private Dataset<Row> records;

  /**
   * @param spans of the speed layer's whole history, in order
   */
  CompareDay(DaySession session, Settings settings, LayersOfDay layers, List<SpeedSpan> spans) {
    this.session = session;
    this.settings = settings;
    this.aggregate = new AggregateWindows(settings.catalogue(), settings.streaming().window());
    this.layers = layers;
    this.spans = spans;
  }

  /** Reads and compares; to be called once, before anything is asked for. */
  void run() {
    Dataset<Row> batchInput = layers.batchInput();
    Dataset<Row> copies = session.kept(new DeduplicateExactly().copies(batchInput));
    Dataset<Row> batch = new DeduplicateExactly().without(copies, batchInput);
    Dataset<Row> expected = aggregate.apply(batch.where(lit(false)));
    Dataset<Row> differing = withoutHistory(batch);
    List<CheckpointReadings> checkpoints = new ArrayList<>();
    for (SpeedSpan span : spansUntilEndOfDay()) {
      checkpoints.add(
          CheckpointReadings.of(
              span, layers.streamInput(), settings.streaming().watermark(), session::kept));
      if (span.until().isAfter(layers.start())) {
        Dataset<Row> given = given(span, checkpoints);
        expected = expected.unionByName(given.drop(LastGiven.GIVER));
        for (int giver = 0; giver < checkpoints.size(); giver++) {
          CheckpointReadings speed = checkpoints.get(giver);
          Dataset<Row> between =
              RecordDifferences.between(
                  speed.counted().where(reaches(span)),
                  batch.where(reaches(span)),
                  speed.read(),
                  batchInput);
          Dataset<Row> inWindows = withWindows(between, span).transform(new NamePlaces());
          differing =
              differing.unionByName(ofGiver(giver, checkpoints.size() - 1, given, inWindows));
        }
      }
    }
    differing = session.kept(differing);
    judged = session.kept(judge(expected, aggregate.apply(batch), differing));
    records = recordsOf(differing);
  }

  /** The windows of a span, each as the last checkpoint that counted anything in it left it. */
  private Dataset<Row> given(SpeedSpan span, List<CheckpointReadings> checkpoints) {
    return LastGiven.of(
        checkpoints.stream()
            .map(each -> span.of(aggregate.apply(each.counted().where(reaches(span)))))
            .toList());
  }

  /**
   * Of records with their windows those whose window is as one checkpoint left it; a window that
   * none has given belongs to the span's own.
   *
   * @param ofSpan the number of the span's own checkpoint
   */
  private static Dataset<Row> ofGiver(
      int giver, int ofSpan, Dataset<Row> given, Dataset<Row> inWindows) {
    if (ofSpan == 0) {
      return inWindows;
    }
    Column ofOthers = col(LastGiven.GIVER).notEqual(ofSpan);
    Column ofThis = col(LastGiven.GIVER).equalTo(giver);
    Dataset<Row> places =
        given
            .where(giver == ofSpan ? ofOthers : ofThis)
            .select(PLACE_AND_TIME.stream().map(name -> col(name)).toArray(Column[]::new))
            .distinct();
    return inWindows.join(
        places,
        CollectionConverters.asScala(PLACE_AND_TIME).toSeq(),
        giver == ofSpan ? "left_anti" : "left_semi");
  }

  /** How many windows there are with each cause, {@code equal} among them. */
  Dataset<Row> windowsByCause() {
    return judged.groupBy("cause").count();
  }

  /** The windows that differ, as the mart of the differences wants them but for its run. */
  Dataset<Row> windows() {
    Column batchMean = col("batch.value_sum").divide(col("batch.reading_count"));
    Column speedMean = col("speed.value_sum").divide(col("speed.reading_count"));
    Column batchCount = coalesce(col("batch.reading_count"), lit(0L));
    Column speedCount = coalesce(col("speed.reading_count"), lit(0L));
    return judged
        .where(not(col("cause").equalTo("equal")))
        .withColumn("day", lit(layers.day()))
        .withColumn("count_delta", batchCount.minus(speedCount))
        .withColumn("mean_delta", batchMean.minus(speedMean))
        .selectExpr(
            "*",
            "speed.reading_count as speed_reading_count",
            "speed.value_sum as speed_sum",
            "speed.value_min as speed_min",
            "speed.value_max as speed_max",
            "batch.reading_count as batch_reading_count",
            "batch.value_sum as batch_sum",
            "batch.value_min as batch_min",
            "batch.value_max as batch_max",
            "replayed.reading_count as replayed_reading_count",
            "replayed.value_sum as replayed_sum");
  }

  /** How many windows the replay from Kafka has, and with which layers they agree. */
  Row replayedWindows() {
    return judged
        .where(col("replayed").isNotNull())
        .agg(
            count(lit(1)),
            count_if(WindowSides.same("replayed", "speed")),
            count_if(WindowSides.same("replayed", "batch")))
        .head();
  }

  /** The records behind the windows that differ, one row for each and window. */
  Dataset<Row> records() {
    return records;
  }

  private List<SpeedSpan> spansUntilEndOfDay() {
    return spans.stream().filter(span -> span.from().isBefore(reach())).toList();
  }

  /** When the last window of the day has ended. */
  Instant reach() {
    return layers.end().plus(settings.streaming().window().length());
  }

  private Instant finalUntil() {
    return spans.isEmpty() ? Instant.EPOCH : spans.get(spans.size() - 1).until();
  }

  private Column reaches(SpeedSpan span) {
    return span.isReachedBy(settings.streaming().window().length());
  }

  /** A record once for each of its windows in the span. */
  private Dataset<Row> withWindows(Dataset<Row> differing, SpeedSpan span) {
    return span.of(inWindows(differing));
  }

  private Dataset<Row> inWindows(Dataset<Row> records) {
    Settings.WindowShape shape = settings.streaming().window();
    return records
        .withColumn(
            "_window",
            window(
                col(Readings.EVENT_TIME),
                shape.length().toMillis() + " milliseconds",
                shape.slide().toMillis() + " milliseconds"))
        .withColumn("window_start", col("_window.start"))
        .withColumn("window_end", col("_window.end"))
        .drop("_window");
  }

  /** No window of the day is final: there is nothing to say of any record. */
  private Dataset<Row> withoutHistory(Dataset<Row> batch) {
    return inWindows(
        new SpeedLayerModel(new EpochIndex(List.of()), settings.streaming().watermark())
            .read(batch.where(lit(false)))
            .withColumn(RecordDifferences.CAUSE, lit(""))
            .withColumn(RecordDifferences.COUNTED_BY, lit("")));
  }

  private Dataset<Row> judge(
      Dataset<Row> expected, Dataset<Row> recomputed, Dataset<Row> differing) {
    Dataset<Row> joined =
        side("speed", layers.speedWindows())
            .join(side("batch", layers.batchWindows()), WindowSides.keys(), "full")
            .join(side("expected", expected), WindowSides.keys(), "full")
            .join(side("recomputed", recomputed), WindowSides.keys(), "full")
            .join(side("replayed", layers.replayedWindows()), WindowSides.keys(), "left");
    joined = joined.join(countsOf(differing), WindowSides.keys(), "left");
    for (Cause cause : CAUSES_OF_RECORDS) {
      joined = joined.withColumn(counts(cause), coalesce(col(counts(cause)), lit(0L)));
    }
    return joined.withColumn("cause", cause());
  }

  private Dataset<Row> side(String name, Dataset<Row> windows) {
    return WindowSides.side(name, windows.where(layers.beginsInDay()));
  }

  /** For each window and metric, how many records that only one layer counts have which cause. */
  private Dataset<Row> countsOf(Dataset<Row> differing) {
    List<String> kept = new ArrayList<>(PLACE_AND_TIME);
    kept.add(RecordDifferences.CAUSE);
    List<Column> counts =
        CAUSES_OF_RECORDS.stream()
            .map(
                cause ->
                    count_if(col(RecordDifferences.CAUSE).equalTo(cause.text())).as(counts(cause)))
            .toList();
    return differing
        .transform(new NamePlaces())
        .transform(new Measurements(settings.catalogue(), kept))
        .groupBy(Tables.WINDOWS.key().stream().map(key -> col(key)).toArray(Column[]::new))
        .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new));
  }

  private static String counts(Cause cause) {
    return cause.text() + "_count";
  }

  private Column cause() {
    Column isFinal = col("window_end").leq(Timestamp.from(finalUntil()));
    Column follows =
        WindowSides.same("speed", "expected").and(WindowSides.same("batch", "recomputed"));
    Column ofRecords = when(not(follows), Cause.UNEXPLAINED.text());
    for (Cause cause : CAUSES_OF_RECORDS) {
      ofRecords = ofRecords.when(col(counts(cause)).gt(0), cause.text());
    }
    return when(WindowSides.same("speed", "batch"), "equal")
        .when(not(isFinal), Cause.NOT_FINAL.text())
        .otherwise(ofRecords.otherwise(Cause.UNEXPLAINED.text()));
  }

  private Dataset<Row> recordsOf(Dataset<Row> differing) {
    Dataset<Row> places =
        judged
            .where(not(col("cause").isin("equal", Cause.NOT_FINAL.text())))
            .select(PLACE_AND_TIME.stream().map(name -> col(name)).toArray(Column[]::new))
            .distinct();
    Column watermark = col(SpeedLayerModel.LATE_WATERMARK);
    return differing
        .transform(new NamePlaces())
        .join(places, CollectionConverters.asScala(PLACE_AND_TIME).toSeq(), "left_semi")
        .withColumn("day", lit(layers.day()))
        .withColumn("cause", col(RecordDifferences.CAUSE))
        .withColumn("counted_by", col(RecordDifferences.COUNTED_BY))
        .withColumn("epoch", col(SpeedLayerModel.EPOCH))
        .withColumn(
            "late_watermark",
            when(watermark.notEqual(EpochIndex.NO_WATERMARK), timestamp_micros(watermark)));
  }
}
