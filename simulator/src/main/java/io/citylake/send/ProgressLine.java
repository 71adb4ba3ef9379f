package io.citylake.send;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How a person reads how far a sender is. */
public final class ProgressLine {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ProgressLine() {}

  /**
   * One line, without its end.
   *
   * @param soFar what was sent, in the sender's own words
   * @param remaining null where nobody can tell
   */
  public static String of(
      LocalTime now, double recordsPerSecond, String soFar, Duration remaining) {
    return String.format(
        Locale.ROOT,
        " %s  records %,9.0f/s   %s%s",
        now.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME),
        recordsPerSecond,
        soFar,
        remaining == null ? "" : "   remaining " + text(remaining));
  }

  /** An instant to the second, UTC; {@code none} for null. */
  public static String text(Instant instant) {
    return instant == null ? "none" : INSTANT.format(instant);
  }

  private static String text(Duration duration) {
    if (duration.toHours() > 0) {
      return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
    return duration.toMinutes() > 0
        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
        : duration.toSeconds() + " s";
  }
}
