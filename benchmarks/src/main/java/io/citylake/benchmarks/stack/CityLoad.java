package io.citylake.benchmarks.stack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.citylake.simulator.feed.CityClock;
import io.citylake.simulator.feed.FaultShares;
import io.citylake.simulator.feed.SimulationSettings;
import java.time.Duration;
import java.time.Instant;

/**
 * A city's load is what a topic is filled with. Without faults, so that every contestant must come
 * to the same result; event times never go back, so that nothing is late. Equal loads are equal
 * byte for byte, but for the time at which Kafka takes them.
 *
 * @param seed another seed is another city
 * @param sensors of all ten types; they report in turn
 * @param interval event time between two reports of a sensor: with {@code sensors} it says how many
 *     records a window holds
 * @param partitions of the topic
 */
public record CityLoad(
    long seed, int sensors, @JsonProperty("intervalSeconds") Duration interval, int partitions) {
  /** Event times begin here in every topic. */
  public static final Instant START = Instant.parse("2025-01-15T00:00:00Z");

  SimulationSettings simulation(long records) {
    return faultless(CityClock.backfill(START, sensors, interval)).atMost(records);
  }

  /**
   * The same city at a constant rate, whatever its interval: each reading due at its event time.
   */
  public SimulationSettings paced(Instant start, double readingsPerSecond) {
    return faultless(CityClock.paced(start, readingsPerSecond, 1));
  }

  /** What is lost or late is so because of its readers. */
  private SimulationSettings faultless(CityClock clock) {
    return SimulationSettings.of(clock)
        .withSeed(seed)
        .withSensors(sensors)
        .withFaults(FaultShares.none());
  }

  /** Event time that so many records fill. */
  public Duration span(long records) {
    return Duration.ofNanos((long) ((double) interval.toNanos() / sensors * records));
  }
}
