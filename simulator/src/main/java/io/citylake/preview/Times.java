package io.citylake.preview;

import io.citylake.time.EventTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;

/** Instants and durations as people read them. */
final class Times {
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Times() {}

  /** An instant in UTC, with as many decimals of a second as it has. */
  static String text(long micros) {
    return EventTime.toInstant(micros).toString();
  }

  /** In the largest unit of which there are two, with at most one decimal: {@code 90 s, 2.5 h}. */
  static String text(Duration duration) {
    String unit = "s";
    for (String larger : new String[] {"min", "h", "d"}) {
      boolean isWholeOne = duration.equals(UNITS.get(larger));
      if (isWholeOne || duration.compareTo(UNITS.get(larger).multipliedBy(2)) >= 0) {
        unit = larger;
      }
    }
    return BigDecimal.valueOf(duration.toMillis())
            .divide(BigDecimal.valueOf(UNITS.get(unit).toMillis()), 1, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " "
        + unit;
  }
}
