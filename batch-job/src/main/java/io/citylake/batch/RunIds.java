package io.citylake.batch;

import io.citylake.command.Faults;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** What batch runs are called. */
final class RunIds {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'_'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_CHARS = 200;
  private static final int SUFFIX_CHARS = 4;

  private final Clock clock;

  RunIds(Clock clock) {
    this.clock = clock;
  }

  /**
   * The id that was asked for, made fit for names of branches and tags, or a new one.
   *
   * @param asked null where none was; a scheduler's may hold any character
   */
  String given(String asked, Faults faults) {
    String suffix = UUID.randomUUID().toString().substring(0, SUFFIX_CHARS);
    if (asked == null) {
      return TIME.format(Instant.now(clock)) + "_" + suffix;
    }
    String fit = asked.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    if (fit.isEmpty() || fit.length() > LONGEST_CHARS) {
      faults.note("--run-id", asked, "needs 1 to 200 letters and digits");
    }
    // A scheduler's retry has the same id: its branches must not meet those of the first attempt.
    return fit + "_" + suffix;
  }
}
