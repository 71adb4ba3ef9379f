package io.citylake.benchmarks.throughput;

import io.citylake.benchmarks.report.Spread;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A summary is one contestant in one phase, over all rounds.
 *
 * @param rounds in which it got to the end
 * @param rateToNaive its records a second, by those of the naive way to the same; empty where that
 *     did not run
 * @param rateToLimit the same by the limit's
 * @param cpuToNaive its CPU time a record, by that of the naive way
 * @param cpuToLimit the same by the limit's
 * @param othersShare how much of the machine others used meanwhile; empty where it is not known
 * @param startSeconds until the engine was up
 * @param holds whether all output was what it must be
 */
record ThroughputSummary(
    String contestant,
    String phase,
    int rounds,
    Spread recordsPerSecond,
    Spread cpuMicrosPerRecord,
    OptionalDouble rateToNaive,
    OptionalDouble rateToLimit,
    OptionalDouble cpuToNaive,
    OptionalDouble cpuToLimit,
    Optional<Spread> othersShare,
    Spread startSeconds,
    boolean holds) {

  /** A summary for each contestant and phase that has results, in the order in which they run. */
  static List<ThroughputSummary> of(List<PhaseResult> results, List<Entrant> entrants) {
    return entrants.stream()
        .flatMap(
            entrant ->
                Stream.of(Throughput.COLD, Throughput.WARM).map(p -> of(results, entrant, p)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<ThroughputSummary> of(
      List<PhaseResult> all, Entrant entrant, String phase) {
    List<PhaseResult> own = of(all, Optional.of(entrant), phase);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<PhaseResult> naive = of(all, entrant.on(Engine.NAIVE), phase);
    List<PhaseResult> limit = of(all, entrant.on(Engine.LIMIT), phase);
    return Optional.of(
        new ThroughputSummary(
            entrant.name(),
            phase,
            own.size(),
            Spread.of(own, PhaseResult::recordsPerSecond),
            Spread.of(own, PhaseResult::cpuMicrosPerRecord),
            ratio(own, naive, PhaseResult::recordsPerSecond),
            ratio(own, limit, PhaseResult::recordsPerSecond),
            ratio(own, naive, PhaseResult::cpuMicrosPerRecord),
            ratio(own, limit, PhaseResult::cpuMicrosPerRecord),
            Spread.ofKnown(own, result -> result.figures().work().othersShare()),
            Spread.of(own, result -> result.figures().start().seconds()),
            own.stream().allMatch(result -> result.output().holds())));
  }

  private static List<PhaseResult> of(
      List<PhaseResult> all, Optional<Entrant> entrant, String phase) {
    String name = entrant.map(Entrant::name).orElse("");
    return all.stream()
        .filter(result -> result.contestant().equals(name) && result.phase().equals(phase))
        .toList();
  }

  private static OptionalDouble ratio(
      List<PhaseResult> own, List<PhaseResult> base, ToDoubleFunction<PhaseResult> figure) {
    return base.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Spread.of(own, figure).median() / Spread.of(base, figure).median());
  }
}
