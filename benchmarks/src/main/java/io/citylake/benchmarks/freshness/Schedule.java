package io.citylake.benchmarks.freshness;

import java.time.Duration;
import java.time.Instant;

/**
 * A schedule says when each reading is due, whether or not those before it are sent. Readings are
 * numbered from 0; the number's due time is its event time, too.
 *
 * @param start when the first is due
 * @param rate readings a second
 * @param warmUp at the same rate, before what is measured
 * @param duration what is measured
 */
record Schedule(Instant start, long rate, Duration warmUp, Duration duration) {
  /** Enough for a p99.9 of a minute, few enough not to be the load. */
  static final long PROBES_PER_SECOND = 50;

  /** All of them, the warm-up's among them. */
  long readings() {
    return dueBefore(warmUp.plus(duration).toNanos());
  }

  /** Nanoseconds after the start at which a reading is due. */
  long dueNanos(long number) {
    return Math.multiplyExact(number, Duration.ofSeconds(1).toNanos()) / rate;
  }

  /** How many readings are due earlier than so many nanoseconds after the start. */
  long dueBefore(long nanos) {
    long second = Duration.ofSeconds(1).toNanos();
    // In two parts, for rate times nanoseconds has more digits than a long.
    long ofLastSecond = nanos % second * rate;
    return nanos <= 0 ? 0 : nanos / second * rate + (ofLastSecond + second - 1) / second;
  }

  Instant due(long number) {
    return start.plusNanos(dueNanos(number));
  }

  /** Whether the reading comes after the warm-up. */
  boolean isMeasured(long number) {
    return dueNanos(number) >= warmUp.toNanos();
  }

  /** Whether the reading is one of those that are looked for. */
  boolean isProbe(long number) {
    return number % Math.max(1, rate / PROBES_PER_SECOND) == 0;
  }
}
