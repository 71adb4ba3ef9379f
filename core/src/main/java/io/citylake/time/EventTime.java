package io.citylake.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event time is a number here: microseconds since the epoch, from text and instants and back.
 */
public final class EventTime {
  /** Stands for what is no event time. */
  public static final long INVALID = Long.MIN_VALUE;

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private EventTime() {}

  /**
   * Microseconds since 1970-01-01T00:00:00Z, finer digits cut off; {@link #INVALID} for text that
   * {@link IsoMoment} does not read or that has no offset.
   *
   * @param text may be null
   */
  public static long parseMicros(String text) {
    return text == null ? INVALID : microsOrInvalid(IsoMoment.of(text).instant(null));
  }

  /**
   * Microseconds since 1970-01-01T00:00:00Z, finer digits cut off; {@link #INVALID} for null and
   * for what does not lie in the years 0001 to 9999, UTC: other years no later step can print.
   */
  public static long microsOrInvalid(Instant instant) {
    boolean isInside = instant != null && !instant.isBefore(FIRST) && instant.isBefore(END);
    return isInside ? toMicros(instant) : INVALID;
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
