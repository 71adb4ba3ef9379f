package io.citylake.format.times;

import io.citylake.format.Numbers;
import java.time.Duration;

/**
 * Any epoch time is a number since 1970-01-01T00:00:00Z whose unit its size tells, for feeds that
 * mix them. Seconds below 100,000,000,000 end in the year 5138; milliseconds from there on begin in
 * 1973, and so do microseconds and nanoseconds a thousand and a million times as large.
 */
public record AnyEpochTime() implements TimeFormat {
  private static final double FIRST_MILLIS = 1e11;
  private static final double FIRST_MICROS = 1e14;
  private static final double FIRST_NANOS = 1e17;

  @Override
  public long parseMicros(String text) {
    return unit(text).parseMicros(text);
  }

  @Override
  public String shifted(String text, Duration by) {
    return unit(text).shifted(text, by);
  }

  private static EpochTime unit(String text) {
    double size = Math.abs(Numbers.parse(text));
    if (size >= FIRST_NANOS) {
      return EpochTime.NANOS;
    }
    if (size >= FIRST_MICROS) {
      return EpochTime.MICROS;
    }
    return size >= FIRST_MILLIS ? EpochTime.MILLIS : EpochTime.SECONDS;
  }

  @Override
  public boolean isJoinedBy(String separator, int times) {
    return times == 1 && separator.equals(".");
  }

  @Override
  public String toString() {
    return "seconds, milliseconds, microseconds or nanoseconds since 1970-01-01T00:00:00Z";
  }
}
