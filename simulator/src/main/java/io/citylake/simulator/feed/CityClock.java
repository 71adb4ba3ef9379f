package io.citylake.simulator.feed;

import io.citylake.simulator.city.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A city's clock tells which instant it is there when a report is due. Reports are numbered from 0.
 */
public interface CityClock {

  /**
   * City time of a report, microseconds since 1970-01-01T00:00:00Z; never less than the one before.
   */
  long micros(long report);

  /** City time between two reports, microseconds. */
  double stepMicros();

  /** How many reports are due in a second of real time; infinite for as many as can be sent. */
  double reportsPerSecond();

  /**
   * City time that runs along with real time, or faster.
   *
   * @param from city time of the first report
   * @param reportsPerSecond over 0, finite
   * @param speed seconds of city time in a second of real time
   */
  static CityClock paced(Instant from, double reportsPerSecond, double speed) {
    return new SteadyClock(from, speed * Micros.SECOND / reportsPerSecond, reportsPerSecond);
  }

  /**
   * City time of the past, as fast as it can be sent.
   *
   * @param from city time of the first report
   * @param interval city time between two reports of the same sensor
   */
  static CityClock backfill(Instant from, int sensors, Duration interval) {
    return new SteadyClock(
        from, (double) interval.toNanos() / 1000 / sensors, Double.POSITIVE_INFINITY);
  }

  /** City time is real time, and reports come as fast as they can be sent. */
  static CityClock live(InstantSource realTime) {
    return new LiveClock(realTime);
  }
}
