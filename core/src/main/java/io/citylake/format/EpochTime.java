package io.citylake.format;

import io.citylake.reading.EventTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * A number since 1970-01-01T00:00:00Z, with a fraction or without.
 *
 * @param unit "seconds", "milliseconds" or "microseconds"
 * @param microsPerUnit how many microseconds one of them has
 */
record EpochTime(String unit, long microsPerUnit) implements TimeFormat {
  static final EpochTime SECONDS = new EpochTime("seconds", 1_000_000);
  static final EpochTime MILLIS = new EpochTime("milliseconds", 1_000);
  static final EpochTime MICROS = new EpochTime("microseconds", 1);

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
              .multiply(BigDecimal.valueOf(microsPerUnit))
              .setScale(0, RoundingMode.FLOOR)
              .longValueExact();
      return micros == EventTime.INVALID || !isAnInstant(micros) ? EventTime.INVALID : micros;
    } catch (ArithmeticException | NumberFormatException notAnEventTime) {
      return EventTime.INVALID;
    }
  }

  /** Whether later steps can print it: year 1 to 9999. */
  private static boolean isAnInstant(long micros) {
    Instant instant = EventTime.toInstant(micros);
    return instant.isAfter(Instant.parse("0001-01-01T00:00:00Z"))
        && instant.isBefore(Instant.parse("9999-12-31T00:00:00Z"));
  }

  @Override
  public String shifted(String text, Duration by) {
    BigDecimal number = new BigDecimal(text);
    BigDecimal seconds =
        BigDecimal.valueOf(by.getSeconds()).add(BigDecimal.valueOf(by.getNano(), 9));
    return number
        .add(seconds.multiply(BigDecimal.valueOf(1_000_000 / microsPerUnit)))
        .setScale(Math.max(0, number.scale()), RoundingMode.FLOOR)
        .toPlainString();
  }

  @Override
  public String toString() {
    return unit + " since 1970-01-01T00:00:00Z";
  }
}
