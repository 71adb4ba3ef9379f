package io.citylake.benchmarks.stack;

import io.citylake.simulator.feed.CityClock;
import io.citylake.simulator.feed.SimulationSettings;
import java.time.Duration;
import java.time.Instant;

/**
 * The city whose records a topic is filled with. Without faults, so that every contestant must come
 * to the same result; event times never go back, so that nothing is late. Equal loads are equal
 * byte for byte, but for the time at which Kafka takes them.
 *
 * @param seed another seed is another city
 * @param sensors of all ten types; they report in turn
 * @param interval event time between two reports of a sensor: with {@code sensors} it says how many
 *     records a window holds
 * @param partitions of the topic
 */
public record CityLoad(long seed, int sensors, Duration interval, int partitions) {
  /** Event times begin here in every topic. */
  public static final Instant START = Instant.parse("2025-01-15T00:00:00Z");

  SimulationSettings simulation(long records) {
    return FaultlessCity.of(CityClock.backfill(START, sensors, interval), seed, sensors)
        .atMost(records);
  }

  /** Event time that so many records fill. */
  public Duration span(long records) {
    return Duration.ofNanos((long) ((double) interval.toNanos() / sensors * records));
  }
}
