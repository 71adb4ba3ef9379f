package io.citylake.benchmarks.stack;

import io.citylake.simulator.feed.CityClock;
import io.citylake.simulator.feed.FaultShares;
import io.citylake.simulator.feed.SimulationSettings;

/** A simulated city without faults: what is lost or late is so because of its readers. */
public final class FaultlessCity {
  private FaultlessCity() {}

  /**
   * One that sends without end.
   *
   * @param seed another seed is another city
   * @param sensors of all ten types; they report in turn
   */
  public static SimulationSettings of(CityClock clock, long seed, int sensors) {
    return SimulationSettings.of(clock)
        .withSeed(seed)
        .withSensors(sensors)
        .withFaults(FaultShares.none());
  }
}
