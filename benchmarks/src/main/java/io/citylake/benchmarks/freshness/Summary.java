package io.citylake.benchmarks.freshness;

import io.citylake.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * One contestant at one rate, over all rounds: medians, but sums of probes.
 *
 * @param results at least one
 */
record Summary(Entrant entrant, long rate, List<RateResult> results) {

  /** Where probes are looked for. */
  enum Place {
    SERVING,
    LAKE;

    Latencies of(RateResult result) {
      return this == SERVING ? result.serving() : result.lake();
    }
  }

  /** A summary for each contestant and rate that has results, in the order in which they run. */
  static List<Summary> of(List<RateResult> results, List<Entrant> entrants) {
    List<Summary> summaries = new ArrayList<>();
    for (Entrant entrant : entrants) {
      List<RateResult> own = results.stream().filter(r -> r.entrant() == entrant).toList();
      for (long rate : new TreeSet<>(own.stream().map(RateResult::rate).toList())) {
        summaries.add(
            new Summary(entrant, rate, own.stream().filter(r -> r.rate() == rate).toList()));
      }
    }
    return summaries;
  }

  /** Medians of the seconds that each contestant took to come up. */
  static Map<Entrant, Double> coldSeconds(List<ColdStart> starts) {
    Map<Entrant, List<Double>> seconds = new LinkedHashMap<>();
    starts.forEach(
        start ->
            seconds.computeIfAbsent(start.entrant(), e -> new ArrayList<>()).add(start.seconds()));
    Map<Entrant, Double> medians = new LinkedHashMap<>();
    seconds.forEach((entrant, all) -> medians.put(entrant, Spread.of(all).median()));
    return medians;
  }

  /** A percentile; {@link Latencies#NEVER} where it is of probes that were never seen. */
  double millis(Place place, Latencies.Point point) {
    return median(result -> place.of(result).at(point));
  }

  long probes(Place place) {
    return results.stream().mapToLong(result -> place.of(result).count()).sum();
  }

  long neverSeen(Place place) {
    return results.stream().mapToLong(result -> place.of(result).neverSeen()).sum();
  }

  double achievedRate() {
    return median(RateResult::achievedRate);
  }

  /** How much of the machine driver, broker and PostgreSQL used, 0 to 1. */
  double cpuShare() {
    return median(RateResult::cpuShare);
  }

  /** How much of it foreign processes used; empty where it is not known. */
  OptionalDouble othersShare() {
    List<Double> known =
        results.stream().flatMap(result -> result.use().othersShare().stream().boxed()).toList();
    return known.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Spread.of(known).median());
  }

  double windowsLag() {
    return median(RateResult::windowsLag);
  }

  double recordsLag() {
    return median(RateResult::recordsLag);
  }

  private double median(ToDoubleFunction<RateResult> figure) {
    return Spread.of(results.stream().map(figure::applyAsDouble).toList()).median();
  }
}
