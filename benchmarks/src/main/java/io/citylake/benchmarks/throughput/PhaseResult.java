package io.citylake.benchmarks.throughput;

import io.citylake.benchmarks.run.PhaseFigures;
import io.citylake.benchmarks.stack.LoadedTopic;
import java.util.List;

/**
 * What a contestant did in a phase of a round.
 *
 * @param round from 1
 */
record PhaseResult(
    int round, Entrant entrant, LoadedTopic topic, PhaseFigures figures, OutputCheck check) {

  double recordsPerSecond() {
    return figures.recordsPerSecond(topic.records());
  }

  double cpuMicrosPerRecord() {
    return figures.cpuMicrosPerRecord(topic.records());
  }

  /** The results of one contestant in one phase, of all rounds. */
  static List<PhaseResult> of(List<PhaseResult> results, Entrant entrant, LoadedTopic topic) {
    return results.stream()
        .filter(result -> result.entrant.equals(entrant) && result.topic.equals(topic))
        .toList();
  }
}
