package io.citylake.simulator.feed;

import io.citylake.time.EventTime;
import java.time.Instant;

/**
 * The settings of a simulation say what is simulated. Two feeds of equal settings are equal byte
 * for byte, unless the clock is live.
 *
 * @param seed another seed is another city
 * @param sensors how many, at least 1; they report in turn
 * @param clock when reports are due
 * @param untilMicros city time at which the feed ends, exclusive, microseconds since
 *     1970-01-01T00:00:00Z, or {@link #UNLIMITED}
 * @param maxRecords how many records are sent at most, or {@link #UNLIMITED}
 */
public record SimulationSettings(
    long seed,
    int sensors,
    FaultShares faults,
    CityClock clock,
    long untilMicros,
    long maxRecords) {

  public static final long UNLIMITED = Long.MAX_VALUE;
  public static final long DEFAULT_SEED = 42;
  public static final int DEFAULT_SENSORS = 1000;

  /** The default seed, sensors and faults, without an end. */
  public static SimulationSettings of(CityClock clock) {
    return new SimulationSettings(
        DEFAULT_SEED, DEFAULT_SENSORS, FaultShares.defaults(), clock, UNLIMITED, UNLIMITED);
  }

  public SimulationSettings withSeed(long newSeed) {
    return new SimulationSettings(newSeed, sensors, faults, clock, untilMicros, maxRecords);
  }

  public SimulationSettings withSensors(int newSensors) {
    return new SimulationSettings(seed, newSensors, faults, clock, untilMicros, maxRecords);
  }

  public SimulationSettings withFaults(FaultShares newFaults) {
    return new SimulationSettings(seed, sensors, newFaults, clock, untilMicros, maxRecords);
  }

  /** Ends when city time comes to {@code until}. */
  public SimulationSettings until(Instant until) {
    return new SimulationSettings(
        seed, sensors, faults, clock, EventTime.toMicros(until), maxRecords);
  }

  /** Ends after so many records. */
  public SimulationSettings atMost(long records) {
    return new SimulationSettings(seed, sensors, faults, clock, untilMicros, records);
  }
}
