package io.citylake.simulator.feed;

import io.citylake.simulator.city.Hash;
import io.citylake.simulator.city.Micros;
import io.citylake.simulator.city.Sensor;

/**
 * Times in which something is wrong with a sensor. Each sensor's time is cut into periods of an
 * hour, the sensors out of step with each other; in some periods the first half hour is an episode.
 */
final class Episodes {
  static final long PERIOD = Micros.HOUR;
  static final long LENGTH = Micros.HOUR / 2;

  private final long salt;
  private final double shareOfPeriods;

  /**
   * @param salt tells the episodes of one fault from those of another
   * @param shareOfTime from 0 to {@link #LENGTH} / {@link #PERIOD}
   */
  Episodes(long salt, double shareOfTime) {
    this.salt = salt;
    this.shareOfPeriods = shareOfTime * PERIOD / LENGTH;
  }

  boolean covers(Sensor sensor, long micros) {
    if (shareOfPeriods == 0) {
      return false;
    }
    long start = periodStart(sensor, micros);
    return micros - start < LENGTH
        && Hash.unit(Hash.of(sensor.seed(), salt, start)) < shareOfPeriods;
  }

  /**
   * When the period began that holds {@code micros}: also when its episode began, if it has one.
   */
  long periodStart(Sensor sensor, long micros) {
    long phase = Hash.index(Hash.of(sensor.seed(), salt), (int) (PERIOD / Micros.SECOND));
    long shifted = micros - phase * Micros.SECOND;
    return micros - Math.floorMod(shifted, PERIOD);
  }
}
