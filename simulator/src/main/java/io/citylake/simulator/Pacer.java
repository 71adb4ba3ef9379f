package io.citylake.simulator;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Says when the next report is due in real time, so that so many go out in each second. */
final class Pacer {
  private final double nanosPerReport;
  private final long start = System.nanoTime();

  /**
   * @param reportsPerSecond infinite where nothing ever waits
   */
  Pacer(double reportsPerSecond) {
    this.nanosPerReport = Duration.ofSeconds(1).toNanos() / reportsPerSecond;
  }

  /** How long the report of a number has to wait, nanoseconds; zero or less where it is due. */
  long nanosUntil(long report) {
    return start + (long) (report * nanosPerReport) - System.nanoTime();
  }

  /**
   * Waits, but not so long that a listener or somebody who wants to stop would have to wait as
   * well.
   */
  static void pause(long nanos) {
    LockSupport.parkNanos(Math.min(nanos, Duration.ofMillis(50).toNanos()));
  }
}
