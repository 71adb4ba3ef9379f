package io.citylake.doctor;

import java.time.Duration;
import java.util.Locale;

/** Durations for people. */
final class Durations {
  private static final Duration DAYS_FROM = Duration.ofDays(2);
  private static final Duration HOURS_FROM = Duration.ofHours(2);
  private static final Duration MINUTES_FROM = Duration.ofMinutes(2);

  private Durations() {}

  /** In whole units of which there are two or more; below, in seconds and their thousandths. */
  static String shown(Duration duration) {
    if (duration.compareTo(DAYS_FROM) >= 0) {
      return duration.toDays() + " days";
    }
    if (duration.compareTo(HOURS_FROM) >= 0) {
      return duration.toHours() + " hours";
    }
    if (duration.compareTo(MINUTES_FROM) >= 0) {
      return duration.toMinutes() + " minutes";
    }
    return String.format(Locale.ROOT, "%d.%03d s", duration.toSeconds(), duration.toMillisPart());
  }
}
