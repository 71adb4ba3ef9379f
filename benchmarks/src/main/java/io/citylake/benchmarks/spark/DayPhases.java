package io.citylake.benchmarks.spark;

import io.citylake.benchmarks.contestant.Figure;
import io.citylake.marts.CheckMart;
import io.citylake.marts.MartTable;
import io.citylake.marts.PublishDay;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;

/**
 * Day phases say where the time of a day's marts goes, by the queries that Spark ran: a query is
 * told by the class that asked for it. Spark computes a mart when it is written, so that both are
 * one. What no query accounts for is planning, and the commits of the lake.
 */
final class DayPhases {
  /** What is at work after the last check: rows go to PostgreSQL, and queries only fetch them. */
  private static final Figure LAST = Figure.PUBLISH_MILLIS;

  private final Map<Long, SparkListenerSQLExecutionStart> running = new HashMap<>();
  private final Map<Figure, Long> millis = new EnumMap<>(Figure.class);
  private long lastBeforePublication;

  DayPhases() {
    millis.put(Figure.PREPARE_MILLIS, 0L);
    millis.put(Figure.WRITE_MILLIS, 0L);
    millis.put(Figure.CHECK_MILLIS, 0L);
  }

  /** A query that is part of another one counts with that. */
  void started(SparkListenerSQLExecutionStart query) {
    boolean isPart =
        query.rootExecutionId().exists(root -> !root.equals((Object) query.executionId()));
    if (!isPart) {
      running.put(query.executionId(), query);
    }
  }

  void ended(SparkListenerSQLExecutionEnd query) {
    SparkListenerSQLExecutionStart start = running.remove(query.executionId());
    if (start != null && phase(start.details()) != LAST) {
      millis.merge(phase(start.details()), query.time() - start.time(), Long::sum);
      lastBeforePublication = Math.max(lastBeforePublication, query.time());
    }
  }

  /**
   * All phases, when the day is done.
   *
   * @param end as Spark tells times, milliseconds
   */
  Map<Figure, Long> until(long end) {
    Map<Figure, Long> all = new EnumMap<>(millis);
    all.put(LAST, lastBeforePublication == 0 ? 0 : end - lastBeforePublication);
    return all;
  }

  /**
   * The phase of a query.
   *
   * @param callers where it was asked for, a line for each frame
   */
  private static Figure phase(String callers) {
    if (callers.contains(CheckMart.class.getName())) {
      return Figure.CHECK_MILLIS;
    }
    if (callers.contains(MartTable.class.getName())) {
      return Figure.WRITE_MILLIS;
    }
    return callers.contains(PublishDay.class.getName()) ? LAST : Figure.PREPARE_MILLIS;
  }
}
