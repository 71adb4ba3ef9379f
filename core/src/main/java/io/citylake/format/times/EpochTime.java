package io.citylake.format.times;

import io.citylake.time.EventTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * An epoch time is a number since 1970-01-01T00:00:00Z, with a fraction or without.
 *
 * @param unit "seconds", "milliseconds", "microseconds" or "nanoseconds"
 * @param decimals of a second that one of them is
 */
public record EpochTime(String unit, int decimals) implements TimeFormat {
  /** Seconds since 1970-01-01T00:00:00Z. */
  public static final EpochTime SECONDS = new EpochTime("seconds", 0);

  /** Milliseconds since then. */
  public static final EpochTime MILLIS = new EpochTime("milliseconds", 3);

  /** Microseconds since then. */
  public static final EpochTime MICROS = new EpochTime("microseconds", 6);

  /** Nanoseconds since then. */
  public static final EpochTime NANOS = new EpochTime("nanoseconds", 9);

  private static final int DECIMALS_OF_MICROS = 6;

  /** Far beyond any event time; larger exponents would cost time and memory without bound. */
  private static final int MAX_DIGITS = 30;

  @Override
  public long parseMicros(String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      if (Math.abs(number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS) {
        return EventTime.INVALID;
      }
      long micros =
          number
              .scaleByPowerOfTen(DECIMALS_OF_MICROS - decimals)
              .setScale(0, RoundingMode.FLOOR)
              .longValueExact();
      return EventTime.microsOrInvalid(EventTime.toInstant(micros));
    } catch (ArithmeticException | NumberFormatException notAnEventTime) {
      return EventTime.INVALID;
    }
  }

  @Override
  public String shifted(String text, Duration by) {
    BigDecimal number = new BigDecimal(text);
    BigDecimal seconds =
        BigDecimal.valueOf(by.getSeconds()).add(BigDecimal.valueOf(by.getNano(), 9));
    return number
        .add(seconds.scaleByPowerOfTen(decimals))
        .setScale(Math.max(0, number.scale()), RoundingMode.FLOOR)
        .toPlainString();
  }

  @Override
  public boolean isJoinedBy(String separator, int times) {
    return times == 1 && separator.equals(".");
  }

  @Override
  public String toString() {
    return unit + " since 1970-01-01T00:00:00Z";
  }
}
