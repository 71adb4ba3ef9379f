package io.citylake.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.citylake.explain.ReadingsBySide;
import io.citylake.explain.ReadingsBySide.Side;
import io.citylake.explain.WindowSides;
import io.citylake.tables.Tables;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Compares windows as several computations give them, and says why they differ. */
final class JudgeWindows {
  /** The windows in PostgreSQL, among the {@link Side}s. */
  static final String SPEED = "SPEED";

  private static final int SAMPLES = 10;
  private static final String CAUSE = "cause";
  private static final String DROPPED = "dropped";
  private static final String UNEXPLAINED = "unexplained";

  private final Instant oldBefore;
  private final Set<LocalDate> oldDaysKept;

  /**
   * Maintenance drops the speed layer's days when they are old, those written lately excepted: an
   * old day without any window is not held against it.
   *
   * @param oldBefore windows that begin before it may have been dropped
   * @param oldDaysKept days before it that the speed layer has windows of
   */
  JudgeWindows(Instant oldBefore, Set<LocalDate> oldDaysKept) {
    this.oldBefore = oldBefore;
    this.oldDaysKept = oldDaysKept;
  }

  /**
   * What there is to say of the windows of one span.
   *
   * @param windows of all sides, with {@link ReadingsBySide#SIDE} and {@link ReadingsBySide#GIVER}
   * @param until the watermark that the windows ended by
   * @param lateReadings of the span
   * @param copies readings of the span that were left out
   */
  WindowsAudit judge(Dataset<Row> windows, Instant until, long lateReadings, long copies) {
    Dataset<Row> judged = sideBySide(windows).withColumn(CAUSE, cause());
    Map<String, Long> counts = new HashMap<>();
    Optional<Instant> first = Optional.empty();
    for (Row row : judged.groupBy(CAUSE).agg(count(lit(1)), min("window_start")).collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
      Instant start = row.getTimestamp(2).toInstant();
      if (!row.getString(0).equals(DROPPED) && (first.isEmpty() || start.isBefore(first.get()))) {
        first = Optional.of(start);
      }
    }
    long dropped = Objects.requireNonNullElse(counts.remove(DROPPED), 0L);
    return new WindowsAudit(
        counts.values().stream().mapToLong(Long::longValue).sum(),
        counts.getOrDefault("equal", 0L),
        new Explained(counts.getOrDefault("late", 0L), lateReadings),
        new Explained(counts.getOrDefault("duplicate", 0L), copies),
        counts.getOrDefault("unread", 0L),
        counts.getOrDefault(UNEXPLAINED, 0L),
        counts.containsKey(UNEXPLAINED) ? samples(judged) : List.of(),
        new WindowsCoverage(first, Optional.of(until), dropped, List.of()));
  }

  private static List<String> samples(Dataset<Row> judged) {
    return judged.where(col(CAUSE).equalTo(UNEXPLAINED)).toJSON().takeAsList(SAMPLES);
  }

  /**
   * Each window once, with a column for each side. What several checkpoints gave is as the last of
   * them left it: a new one builds the open windows anew from what Kafka still has of them.
   */
  private static Dataset<Row> sideBySide(Dataset<Row> windows) {
    Column values =
        struct(WindowSides.VALUES.stream().map(value -> col(value)).toArray(Column[]::new));
    return windows
        .groupBy(Tables.WINDOWS.key().stream().map(key -> col(key)).toArray(Column[]::new))
        .agg(
            newest(values, SPEED).as("speed"),
            newest(values, Side.EXPECTED.name()).as("expected"),
            newest(values, Side.BATCH.name()).as("batch"),
            newest(values, Side.READ.name()).as("read"),
            newest(col("reading_count"), Side.LATE.name()).as("late_count"))
        .where(
            col("speed").isNotNull().or(col("expected").isNotNull()).or(col("batch").isNotNull()));
  }

  private static Column newest(Column value, String side) {
    return max_by(value, when(col(ReadingsBySide.SIDE).equalTo(side), col(ReadingsBySide.GIVER)));
  }

  private Column cause() {
    Column equal = WindowSides.same("speed", "batch");
    Column explained = WindowSides.same("speed", "expected");
    return when(not(stillKept()), DROPPED)
        .when(equal, "equal")
        .when(explained.and(col("late_count").gt(0)), "late")
        .when(explained.and(not(WindowSides.same("read", "batch"))), "unread")
        .when(explained, "duplicate")
        .otherwise(UNEXPLAINED);
  }

  private Column stillKept() {
    return col("window_start")
        .geq(Timestamp.from(oldBefore))
        .or(to_date(col("window_start")).isin(oldDaysKept.toArray()));
  }
}
