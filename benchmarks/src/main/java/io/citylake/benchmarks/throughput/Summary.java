package io.citylake.benchmarks.throughput;

import io.citylake.benchmarks.report.Spread;
import io.citylake.benchmarks.stack.LoadedTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One contestant in one phase, over all rounds.
 *
 * @param results at least one
 * @param rateToNaive its records a second, by those of the naive way to the same; empty where that
 *     did not run
 * @param rateToLimit the same by the limit's
 * @param cpuToNaive its CPU time a record, by that of the naive way
 * @param cpuToLimit the same by the limit's
 */
record Summary(
    Entrant entrant,
    LoadedTopic topic,
    List<PhaseResult> results,
    OptionalDouble rateToNaive,
    OptionalDouble rateToLimit,
    OptionalDouble cpuToNaive,
    OptionalDouble cpuToLimit) {

  /** A summary for each contestant and phase that has results, in the order in which they run. */
  static List<Summary> of(
      List<PhaseResult> results, List<Entrant> entrants, List<LoadedTopic> topics) {
    List<Summary> summaries = new ArrayList<>();
    for (Entrant entrant : entrants) {
      for (LoadedTopic topic : topics) {
        List<PhaseResult> own = PhaseResult.of(results, entrant, topic);
        if (!own.isEmpty()) {
          summaries.add(summary(results, own, entrant, topic));
        }
      }
    }
    return summaries;
  }

  private static Summary summary(
      List<PhaseResult> all, List<PhaseResult> own, Entrant entrant, LoadedTopic topic) {
    List<PhaseResult> naive = on(Engine.NAIVE, all, entrant, topic);
    List<PhaseResult> limit = on(Engine.LIMIT, all, entrant, topic);
    return new Summary(
        entrant,
        topic,
        own,
        ratio(own, naive, PhaseResult::recordsPerSecond),
        ratio(own, limit, PhaseResult::recordsPerSecond),
        ratio(own, naive, PhaseResult::cpuMicrosPerRecord),
        ratio(own, limit, PhaseResult::cpuMicrosPerRecord));
  }

  private static List<PhaseResult> on(
      Engine engine, List<PhaseResult> all, Entrant entrant, LoadedTopic topic) {
    Optional<Entrant> other = entrant.on(engine);
    return other.map(found -> PhaseResult.of(all, found, topic)).orElse(List.of());
  }

  private static OptionalDouble ratio(
      List<PhaseResult> own, List<PhaseResult> base, ToDoubleFunction<PhaseResult> figure) {
    return base.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(spread(own, figure).median() / spread(base, figure).median());
  }

  Spread recordsPerSecond() {
    return spread(results, PhaseResult::recordsPerSecond);
  }

  Spread cpuMicrosPerRecord() {
    return spread(results, PhaseResult::cpuMicrosPerRecord);
  }

  /** CPU time a record of one process tree, microseconds; empty where it is not known. */
  Optional<Spread> cpuMicrosPerRecord(String process) {
    List<Double> known =
        results.stream()
            .filter(result -> result.figures().work().byName().containsKey(process))
            .map(
                result ->
                    result.figures().work().byName().get(process).toNanos() / 1e3 / topic.records())
            .toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(Spread.of(known));
  }

  /** How much of the machine others used meanwhile; empty where it is not known. */
  Optional<Spread> othersShare() {
    List<Double> known =
        results.stream()
            .flatMap(result -> result.figures().work().othersShare().stream().boxed())
            .toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(Spread.of(known));
  }

  /** Seconds until the engine was up. */
  Spread startSeconds() {
    return spread(results, result -> result.figures().start().elapsed().toNanos() / 1e9);
  }

  boolean holds() {
    return results.stream().allMatch(result -> result.check().holds());
  }

  private static Spread spread(List<PhaseResult> results, ToDoubleFunction<PhaseResult> figure) {
    return Spread.of(results.stream().map(figure::applyAsDouble).toList());
  }
}
