package io.citylake.benchmarks.batch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.citylake.benchmarks.stack.CityLoad;
import java.time.Duration;
import java.util.Locale;

/**
 * A day's size is how many readings it has.
 *
 * @param readings at least 1
 */
record DaySize(@JsonValue long readings) {
  private static final int PARTITIONS = 4;
  private static final int FEWEST_SENSORS = 100;
  private static final Duration DAY = Duration.ofDays(1);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  DaySize {}

  /**
   * A city with days of this size: each sensor reports every minute or, where that would leave
   * fewer than 100 sensors, these report more seldom.
   *
   * @param seed another seed is another city
   */
  CityLoad load(long seed) {
    Duration interval = DAY.multipliedBy(sensors()).dividedBy(readings);
    return new CityLoad(seed, Math.toIntExact(sensors()), interval, PARTITIONS);
  }

  /** Whether the interval between two reports of a sensor divides the day. */
  boolean dividesDay() {
    return DAY.multipliedBy(sensors()).toMillis() % readings == 0;
  }

  private long sensors() {
    return Math.max(FEWEST_SENSORS, readings / DAY.toMinutes());
  }

  /** The topic that holds such days. */
  String topic() {
    return "days-" + readings;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d readings", readings);
  }
}
