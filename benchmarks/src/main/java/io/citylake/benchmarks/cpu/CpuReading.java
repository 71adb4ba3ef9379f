package io.citylake.benchmarks.cpu;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A reading is the CPU time that was used up to one moment.
 *
 * @param nanoTime when, as {@link System#nanoTime} tells it
 * @param byName of each process tree, since it began; without those that could not be read
 * @param harness of this JVM alone
 * @param machine of the whole machine; empty where the system does not tell
 */
public record CpuReading(
    long nanoTime, Map<String, Duration> byName, Duration harness, Optional<MachineTimes> machine) {

  public CpuReading {
    byName = Map.copyOf(byName);
  }
}
