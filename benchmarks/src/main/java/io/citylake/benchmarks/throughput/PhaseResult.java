package io.citylake.benchmarks.throughput;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.run.PhaseFigures;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * A phase's result is what a contestant did in a phase of a round.
 *
 * @param round from 1
 * @param contestant its name
 * @param records of the phase
 */
record PhaseResult(
    int round,
    String contestant,
    String phase,
    long records,
    @JsonUnwrapped PhaseFigures figures,
    OutputCheck output) {

  @JsonProperty
  double recordsPerSecond() {
    return figures.recordsPerSecond(records);
  }

  @JsonProperty
  double cpuMicrosPerRecord() {
    return figures.cpuMicrosPerRecord(records);
  }

  /** CPU time a record of one process tree, microseconds; empty where it is not known. */
  OptionalDouble cpuMicrosOf(String process) {
    Duration time = figures.work().byName().get(process);
    return time == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(time.toNanos() / 1e3 / records);
  }
}
