package io.citylake.benchmarks.batch;

import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.report.Spread;
import io.citylake.benchmarks.run.PhaseFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A summary is the first or the second day of one size over all rounds.
 *
 * @param phase cold or warm
 * @param cpuSeconds of all processes
 * @param duckdbSeconds of the same marts; empty where DuckDB did not get through
 * @param prepareSeconds in queries that read records and make what several marts read
 * @param writeSeconds in queries that compute marts and write them to the lake
 * @param checkSeconds in queries that check them
 * @param publishSeconds from the last check to the end
 */
record BatchSummary(
    long readings,
    String phase,
    int rounds,
    Spread seconds,
    Spread cpuSeconds,
    Optional<Spread> duckdbSeconds,
    Optional<Spread> duckdbCpuSeconds,
    Optional<Spread> prepareSeconds,
    Optional<Spread> writeSeconds,
    Optional<Spread> checkSeconds,
    Optional<Spread> publishSeconds) {

  /** A summary for each size and phase that has results. */
  static List<BatchSummary> of(List<DayResult> results, List<PeerResult> peers) {
    List<BatchSummary> summaries = new ArrayList<>();
    for (long readings : results.stream().map(DayResult::readings).distinct().toList()) {
      for (String phase : results.stream().map(DayResult::phase).distinct().toList()) {
        List<PhaseFigures> own =
            results.stream()
                .filter(r -> r.readings() == readings && r.phase().equals(phase))
                .map(DayResult::figures)
                .toList();
        List<PhaseFigures> duckdb =
            peers.stream()
                .filter(r -> r.readings() == readings && r.phase().equals(phase))
                .map(PeerResult::figures)
                .toList();
        if (!own.isEmpty()) {
          summaries.add(of(readings, phase, own, duckdb));
        }
      }
    }
    return summaries;
  }

  private static BatchSummary of(
      long readings, String phase, List<PhaseFigures> own, List<PhaseFigures> duckdb) {
    return new BatchSummary(
        readings,
        phase,
        own.size(),
        Spread.of(own, f -> f.work().seconds()),
        Spread.of(own, BatchSummary::cpu),
        spread(duckdb, f -> f.work().seconds()),
        spread(duckdb, BatchSummary::cpu),
        told(own, Figure.PREPARE_MILLIS),
        told(own, Figure.WRITE_MILLIS),
        told(own, Figure.CHECK_MILLIS),
        told(own, Figure.PUBLISH_MILLIS));
  }

  private static double cpu(PhaseFigures figures) {
    return figures.work().total().toNanos() / 1e9;
  }

  private static Optional<Spread> spread(
      List<PhaseFigures> all, ToDoubleFunction<PhaseFigures> figure) {
    return Spread.ofKnown(all, one -> OptionalDouble.of(figure.applyAsDouble(one)));
  }

  private static Optional<Spread> told(List<PhaseFigures> all, Figure figure) {
    return Spread.ofKnown(
        all,
        one -> {
          Long millis = one.peaks().get(figure);
          return millis == null ? OptionalDouble.empty() : OptionalDouble.of(millis / 1e3);
        });
  }

  double cpuMicrosPerReading() {
    return cpuSeconds.median() * 1e6 / readings;
  }

  /** Seconds by DuckDB's. */
  OptionalDouble ofDuckdb() {
    return ratio(seconds, duckdbSeconds);
  }

  /** CPU time by DuckDB's. */
  OptionalDouble ofDuckdbCpu() {
    return ratio(cpuSeconds, duckdbCpuSeconds);
  }

  private static OptionalDouble ratio(Spread own, Optional<Spread> other) {
    return other
        .map(o -> OptionalDouble.of(own.median() / o.median()))
        .orElse(OptionalDouble.empty());
  }

  /**
   * What no query accounts for: planning between queries, and the lake's commits before the last
   * check.
   */
  OptionalDouble otherSeconds() {
    OptionalDouble other = OptionalDouble.of(seconds.median());
    for (Optional<Spread> phase :
        List.of(prepareSeconds, writeSeconds, checkSeconds, publishSeconds)) {
      if (phase.isEmpty()) {
        return OptionalDouble.empty();
      }
      other = OptionalDouble.of(other.getAsDouble() - phase.get().median());
    }
    return other;
  }
}
