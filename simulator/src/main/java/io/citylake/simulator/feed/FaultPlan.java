package io.citylake.simulator.feed;

import io.citylake.simulator.city.Hash;
import io.citylake.simulator.city.Micros;
import io.citylake.simulator.city.Sensor;
import java.util.List;

/** Which fault befalls which report: a pure function of sensor and instant. */
final class FaultPlan {
  /** The faults that befall single reports, whatever the state of the sensor. */
  static final List<Fault> OF_REPORTS =
      List.of(
          Fault.LATE,
          Fault.OUT_OF_ORDER,
          Fault.DUPLICATE,
          Fault.MALFORMED,
          Fault.OUT_OF_RANGE,
          Fault.FUTURE);

  // With clocks off by 2 minutes either way, a late reading's window of 5 minutes has ended at
  // least 10 minutes
  // before the latest event time (20 - 2 - 2 - 5 = 11), and no other valid reading is 10 minutes
  // behind it.
  static final long SHORTEST_LATENESS = 20 * Micros.MINUTE;
  static final long LONGEST_LATENESS = 45 * Micros.MINUTE;
  static final long SHORTEST_DISORDER = 5 * Micros.SECOND;
  static final long LONGEST_DISORDER = 4 * Micros.MINUTE;
  static final long SMALLEST_SKEW = 5 * Micros.SECOND;
  static final long LARGEST_SKEW = 2 * Micros.MINUTE;

  /**
   * Receivers count weeks modulo 1024 (IS-GPS-200, week number rollover), so that a clock can be
   * off by whole rounds of 19.6 years. Two of them lead from any believable event time to the
   * future.
   */
  static final long FUTURE_AHEAD = 2 * 1024 * 7 * Micros.DAY;

  private static final long FAULT_SALT = 0xFA01;
  private static final long DETAIL_SALT = 0xFA02;
  private static final long SKEW_SALT = 0xFA03;
  private static final long DROPPED_SALT = 0xFA04;
  private static final long STUCK_SALT = 0xFA05;

  private final double[] upTo = new double[OF_REPORTS.size()];
  private final double skewedShare;
  private final Episodes dropped;
  private final Episodes stuck;

  FaultPlan(FaultShares shares) {
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += shares.of(OF_REPORTS.get(i));
      upTo[i] = sum;
    }
    skewedShare = shares.of(Fault.CLOCK_SKEW);
    dropped = new Episodes(DROPPED_SALT, shares.of(Fault.DROPPED));
    stuck = new Episodes(STUCK_SALT, shares.of(Fault.STUCK));
  }

  /** The one fault of the report that {@code sensor} is to send at {@code micros}. */
  Fault fault(Sensor sensor, long micros) {
    if (dropped.covers(sensor, micros)) {
      return Fault.DROPPED;
    }
    double chance = Hash.unit(Hash.of(sensor.seed(), FAULT_SALT, micros));
    for (int i = 0; i < upTo.length; i++) {
      if (chance < upTo[i]) {
        return OF_REPORTS.get(i);
      }
    }
    if (stuck.covers(sensor, micros)) {
      return Fault.STUCK;
    }
    return skew(sensor) != 0 ? Fault.CLOCK_SKEW : Fault.NONE;
  }

  /** How far the sensor's clock is ahead (or behind, negative), microseconds; 0 for most. */
  long skew(Sensor sensor) {
    long hash = Hash.of(sensor.seed(), SKEW_SALT);
    if (Hash.unit(hash) >= skewedShare) {
      return 0;
    }
    double amount = Hash.symmetric(Hash.of(hash, 1));
    long size = SMALLEST_SKEW + (long) (Math.abs(amount) * (LARGEST_SKEW - SMALLEST_SKEW));
    return amount < 0 ? -size : size;
  }

  /** The instant whose values a sensor that is stuck repeats at {@code micros}. */
  long stuckSince(Sensor sensor, long micros) {
    return stuck.periodStart(sensor, micros);
  }

  long lateness(Sensor sensor, long micros) {
    return between(SHORTEST_LATENESS, LONGEST_LATENESS, detail(sensor, micros));
  }

  /**
   * @param step city time between two reports, microseconds: the reading falls behind at least one
   *     other
   */
  long disorder(Sensor sensor, long micros, double step) {
    long shortest = Math.max(SHORTEST_DISORDER, (long) (2 * step));
    return between(shortest, LONGEST_DISORDER, detail(sensor, micros));
  }

  Defect malformation(Sensor sensor, long micros) {
    return Defect.MALFORMED.get(Hash.index(detail(sensor, micros), Defect.MALFORMED.size()));
  }

  /** A hash for whatever else about the report is left to chance. */
  static long detail(Sensor sensor, long micros) {
    return Hash.of(sensor.seed(), DETAIL_SALT, micros);
  }

  private static long between(long min, long max, long hash) {
    return min + (long) (Hash.unit(hash) * (max - min));
  }
}
