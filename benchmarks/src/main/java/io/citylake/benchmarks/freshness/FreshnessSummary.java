package io.citylake.benchmarks.freshness;

import io.citylake.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A summary is one contestant at one rate, over all rounds: medians, but sums of probes.
 *
 * @param rate readings a second, as asked for
 * @param rounds that were measured
 * @param cpuShare how much of the machine driver, broker and PostgreSQL used, 0 to 1
 * @param othersShare how much of it foreign processes used; empty where it is not known
 * @param windowsLag records not yet in windows when the last was sent
 * @param recordsLag records not yet in the lake then
 */
record FreshnessSummary(
    String contestant,
    long rate,
    int rounds,
    double achievedRate,
    Seen serving,
    Seen lake,
    double cpuShare,
    OptionalDouble othersShare,
    double windowsLag,
    double recordsLag) {

  /** A summary for each contestant and rate that has results, in the order in which they run. */
  static List<FreshnessSummary> of(List<RateResult> results, List<FreshnessEntrant> entrants) {
    List<FreshnessSummary> summaries = new ArrayList<>();
    for (FreshnessEntrant entrant : entrants) {
      results.stream()
          .filter(result -> result.contestant().equals(entrant.label()))
          .collect(Collectors.groupingBy(RateResult::rate, TreeMap::new, Collectors.toList()))
          .forEach((rate, own) -> summaries.add(of(entrant.label(), rate, own)));
    }
    return summaries;
  }

  private static FreshnessSummary of(String contestant, long rate, List<RateResult> results) {
    return new FreshnessSummary(
        contestant,
        rate,
        results.size(),
        median(results, RateResult::achievedRate),
        Seen.median(results.stream().map(RateResult::serving).toList()),
        Seen.median(results.stream().map(RateResult::lake).toList()),
        median(results, RateResult::cpuShare),
        Spread.median(Spread.ofKnown(results, result -> result.use().othersShare())),
        median(results, RateResult::windowsLag),
        median(results, RateResult::recordsLag));
  }

  private static double median(List<RateResult> results, ToDoubleFunction<RateResult> figure) {
    return Spread.of(results, figure).median();
  }

  /** Medians of the seconds that each contestant took to come up. */
  static Map<String, Double> coldSeconds(List<ColdStart> starts) {
    return starts.stream()
        .collect(
            Collectors.groupingBy(
                ColdStart::contestant,
                LinkedHashMap::new,
                Collectors.collectingAndThen(
                    Collectors.toList(), own -> Spread.of(own, ColdStart::seconds).median())));
  }
}
