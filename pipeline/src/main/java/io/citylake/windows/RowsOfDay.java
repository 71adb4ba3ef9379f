package io.citylake.windows;

import static org.apache.spark.sql.functions.col;

import io.citylake.settings.Settings;
import io.citylake.time.UtcDay;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import org.apache.spark.sql.Column;

/** Which rows belong to a day in UTC, by a column of theirs that holds a time; half-open. */
public final class RowsOfDay {
  private final UtcDay day;
  private final Duration windowLength;
  private final Duration duplicateReach;

  /** The rows of {@code day}, with the windows and the reach of copies that the settings give. */
  public RowsOfDay(LocalDate day, Settings settings) {
    this.day = new UtcDay(day);
    this.windowLength = settings.streaming().window().length();
    this.duplicateReach = settings.batch().duplicateReach();
  }

  /** Whether the time lies in the day. */
  public Column in(String time) {
    return within(time, day.start(), day.end());
  }

  /** Whether the time lies in the day, or in a window that begins in it. */
  public Column inItsWindows(String time) {
    return within(time, day.start(), day.end().plus(windowLength));
  }

  /** Whether the time lies in the day's windows, or so near that copies are looked for there. */
  public Column near(String time) {
    return within(time, nearFrom(), nearUntil());
  }

  /** What is told by day of those days that have rows {@link #near} this one. */
  public <T> SortedMap<LocalDate, T> ofNearDays(SortedMap<LocalDate, T> byDay) {
    UtcDay first = UtcDay.of(nearFrom());
    UtcDay last = UtcDay.of(nearUntil());
    return byDay.subMap(first.date(), last.date().plusDays(1));
  }

  private Instant nearFrom() {
    return day.start().minus(duplicateReach);
  }

  private Instant nearUntil() {
    return day.end().plus(windowLength).plus(duplicateReach);
  }

  private static Column within(String time, Instant from, Instant until) {
    return col(time).geq(Timestamp.from(from)).and(col(time).lt(Timestamp.from(until)));
  }
}
