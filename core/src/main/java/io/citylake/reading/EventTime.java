package io.citylake.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** ISO 8601 text with an offset, to microseconds since the epoch and back. */
public final class EventTime {
  /** What {@link #parseMicros} gives for text that is no event time. */
  public static final long INVALID = Long.MIN_VALUE;

  private EventTime() {}

  /**
   * Microseconds since 1970-01-01T00:00:00Z, finer digits cut off; {@link #INVALID} for text
   * without a zone or that is no ISO 8601 date and time.
   */
  public static long parseMicros(String text) {
    if (text == null || text.length() < 17 || text.length() > 40) {
      return INVALID;
    }
    try {
      return toMicros(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException | ArithmeticException notAnEventTime) {
      return INVALID;
    }
  }

  /**
   * Microseconds since 1970-01-01T00:00:00Z, finer digits cut off.
   *
   * @throws ArithmeticException some 290,000 years before or after it
   */
  public static long toMicros(Instant instant) {
    // ChronoUnit.MICROS.between counts nanoseconds on its way, which end in the year 2262.
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  /** The instant at {@code micros} microseconds since 1970-01-01T00:00:00Z. */
  public static Instant toInstant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
