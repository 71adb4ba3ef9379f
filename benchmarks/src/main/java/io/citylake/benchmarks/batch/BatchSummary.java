package io.citylake.benchmarks.batch;

import io.citylake.benchmarks.report.Spread;
import java.util.List;

/**
 * A summary is the first or the second day over all rounds.
 *
 * @param phase cold or warm
 */
record BatchSummary(
    String phase, int rounds, long readings, Spread seconds, Spread cpuMicrosPerReading) {

  /** A summary for each phase that has results. */
  static List<BatchSummary> of(List<DayResult> results) {
    return results.stream()
        .map(DayResult::phase)
        .distinct()
        .map(phase -> of(phase, results.stream().filter(r -> r.phase().equals(phase)).toList()))
        .toList();
  }

  private static BatchSummary of(String phase, List<DayResult> results) {
    return new BatchSummary(
        phase,
        results.size(),
        results.get(0).readings(),
        Spread.of(results, DayResult::seconds),
        Spread.of(results, DayResult::cpuMicrosPerReading));
  }
}
