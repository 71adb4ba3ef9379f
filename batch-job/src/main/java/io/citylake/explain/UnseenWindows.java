package io.citylake.explain;

import io.citylake.progress.OffsetRange;
import java.time.Instant;
import java.util.Locale;

/**
 * Unseen windows are final and cannot be held against the lake: those that ended after {@code from}
 * and not after {@code until}.
 *
 * @param awaited what the windows query has read for them and the lake has not
 */
public record UnseenWindows(Instant from, Instant until, OffsetRange awaited) {

  /** For people: which windows, and what they wait for. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "windows that ended after %s until %s, of which the lake has yet to read %s-%d from %,d",
        from,
        until,
        awaited.topic(),
        awaited.partition(),
        awaited.fromOffset());
  }
}
