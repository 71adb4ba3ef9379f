package io.citylake.benchmarks.soak;

import java.time.Duration;

/**
 * Plans when to look next: once a second, and at once where the look before took longer. What is
 * overdue is not made up for, so that slow looks do not make the whole longer.
 */
final class Looks {
  private static final long BETWEEN_NANOS = Duration.ofSeconds(1).toNanos();

  private final long end;
  private long due;

  /**
   * @param start as {@link System#nanoTime} tells it, like all times here
   * @param duration after which it is over
   */
  Looks(long start, Duration duration) {
    this.end = start + duration.toNanos();
    this.due = start;
  }

  /** Plans the next look; returns the nanoseconds until it is due, 0 for at once. */
  long untilNext(long now) {
    long regular = due + BETWEEN_NANOS;
    due = regular - now > 0 ? regular : now; // nanoTime may overflow: only differences tell
    return due - now;
  }

  /** Whether the duration has passed. */
  boolean areOver(long now) {
    return now - end >= 0;
  }
}
