package io.citylake.timetravel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.citylake.ingest.Readings;
import io.citylake.lake.LakeReadings;
import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import io.citylake.tables.Tables;
import io.citylake.timetravel.Arrivals.Way;
import io.citylake.windows.RowsOfDay;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Says why a day that was published twice differs: by the readings that one run had more. */
final class ExplainDay {
  private static final int SAMPLES = 5;
  private static final String[] RECORD = Tables.RECORD_KEY.toArray(String[]::new);

  /** A reading has eighty columns. */
  private static final Column[] TOLD =
      Stream.concat(
              Tables.RECORD_KEY.stream(),
              Stream.of(
                  "sensor_type",
                  "sensor_id",
                  Readings.EVENT_TIME,
                  "arrival_time",
                  Readings.REPAIRED))
          .map(name -> col(name))
          .toArray(Column[]::new);

  private final Settings settings;
  private final LakeReadings lake;
  private final InputSnapshots snapshots;

  ExplainDay(SparkSession spark, Settings settings) {
    this.settings = settings;
    this.lake = new LakeReadings(spark, settings);
    this.snapshots = new InputSnapshots(spark, settings);
  }

  /**
   * The reason why {@code day} differs.
   *
   * @param before the publication that the earlier state holds; empty where none is known
   * @param after the one that the later state holds; empty where none is known
   */
  Reason of(LocalDate day, Optional<Publication> before, Optional<Publication> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return Reason.of(
          day,
          "no publication of the day is known in the state %s: it was not there yet, or has expired"
              .formatted(before.isEmpty() ? "before" : "after"));
    }
    return between(day, before.get(), after.get());
  }

  private Reason between(LocalDate day, Publication before, Publication after) {
    if (before.input().equals(after.input())) {
      return Reason.of(
          day,
          "the runs %s and %s read the same input: the difference comes from code or configuration"
              .formatted(before.run(), after.run()));
    }
    List<String> expired =
        Stream.of(before, after).flatMap(p -> snapshots.expired(p.input()).stream()).toList();
    if (!expired.isEmpty()) {
      return Reason.of(
          day,
          "not known any more, because inputs of the runs %s and %s have expired: %s"
              .formatted(before.run(), after.run(), String.join(", ", expired)));
    }
    return snapshots.oldestFirst().compare(before.input(), after.input()) < 0
        ? arrivals(day, before, after)
        : arrivals(day, after, before);
  }

  private Reason arrivals(LocalDate day, Publication less, Publication more) {
    Dataset<Row> known =
        ofDay(day, less.input()).select(RECORD[0], Arrays.copyOfRange(RECORD, 1, RECORD.length));
    Dataset<Row> arrived =
        ofDay(day, more.input())
            .join(known, RECORD, "left_anti")
            .select(TOLD)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<Arrivals> arrivals = summary(arrived);
      long readings = arrivals.stream().mapToLong(Arrivals::readings).sum();
      return new Reason(day, cause(less, more, readings), arrivals, samples(arrived));
    } finally {
      arrived.unpersist();
    }
  }

  private static String cause(Publication less, Publication more, long readings) {
    if (readings == 0) {
      return ("the runs %s and %s had the same readings of the day: the difference comes from copies outside the day,"
              + " from rejections, or from code or configuration")
          .formatted(less.run(), more.run());
    }
    return String.format(
        Locale.ROOT,
        "%,d readings of the day that run %s had and run %s had not",
        readings,
        more.run(),
        less.run());
  }

  private Dataset<Row> ofDay(LocalDate day, LakeInput input) {
    return lake.readings(input).where(new RowsOfDay(day, settings).in(Readings.EVENT_TIME));
  }

  private static List<Arrivals> summary(Dataset<Row> arrived) {
    return arrived
        .groupBy("sensor_type", Readings.REPAIRED)
        .agg(count(lit(1)), min("arrival_time"), max("arrival_time"))
        .orderBy("sensor_type", Readings.REPAIRED)
        .collectAsList()
        .stream()
        .map(
            row ->
                new Arrivals(
                    row.getString(0),
                    way(row.getBoolean(1)),
                    row.getLong(2),
                    row.getTimestamp(3).toInstant(),
                    row.getTimestamp(4).toInstant()))
        .toList();
  }

  private static List<ReadingSample> samples(Dataset<Row> arrived) {
    return arrived
        .orderBy("topic", "partition", "offset")
        .limit(SAMPLES)
        .select(
            "topic",
            "partition",
            "offset",
            "sensor_id",
            Readings.EVENT_TIME,
            "arrival_time",
            Readings.REPAIRED)
        .collectAsList()
        .stream()
        .map(
            row ->
                new ReadingSample(
                    row.getString(0),
                    row.getInt(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant(),
                    row.getTimestamp(5).toInstant(),
                    way(row.getBoolean(6))))
        .toList();
  }

  private static Way way(boolean isRepaired) {
    return isRepaired ? Way.REPAIRED : Way.ARRIVED;
  }
}
