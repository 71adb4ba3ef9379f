package io.citylake.benchmarks.scale;

import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.lake.LakeFigures;
import io.citylake.benchmarks.report.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A case over all rounds.
 *
 * @param results at least one
 */
record CaseSummary(ScaleCase scaleCase, List<CaseResult> results) {

  /** A summary for each case that has results. */
  static List<CaseSummary> of(List<ScaleCase> cases, List<CaseResult> results) {
    return cases.stream()
        .map(
            scaleCase ->
                new CaseSummary(
                    scaleCase,
                    results.stream().filter(r -> r.scaleCase().equals(scaleCase)).toList()))
        .filter(summary -> !summary.results.isEmpty())
        .toList();
  }

  Spread recordsPerSecond() {
    return Spread.of(results.stream().map(CaseResult::recordsPerSecond).toList());
  }

  Spread cpuMicrosPerRecord() {
    return Spread.of(results.stream().map(CaseResult::cpuMicrosPerRecord).toList());
  }

  /** Medians by name; empty what is not known. */
  Map<String, Optional<Double>> sizes() {
    Map<String, Optional<Double>> sizes = new LinkedHashMap<>();
    sizes.put("heapPeakBytes", median(r -> r.peak(Figure.HEAP_AFTER_COLLECTION)));
    sizes.put("residentPeakBytes", median(CaseResult::residentPeak));
    sizes.put("stateRows", median(r -> r.peak(Figure.STATE_ROWS)));
    sizes.put("stateBytes", median(r -> r.peak(Figure.STATE_BYTES)));
    sizes.put("dataFiles", median(lake(LakeFigures::dataFiles)));
    sizes.put("metadataFiles", median(lake(LakeFigures::metadataFiles)));
    sizes.put("snapshots", median(lake(LakeFigures::snapshots)));
    return sizes;
  }

  /** How much of the machine others used meanwhile, 0 to 1; empty where it is not known. */
  Optional<Spread> othersShare() {
    List<Double> known =
        results.stream()
            .flatMap(result -> result.figures().work().othersShare().stream().boxed())
            .toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(Spread.of(known));
  }

  boolean holds() {
    return results.stream().allMatch(result -> result.differences().isEmpty());
  }

  private static Function<CaseResult, OptionalLong> lake(Function<LakeFigures, Long> figure) {
    return result ->
        result.lake().map(lake -> OptionalLong.of(figure.apply(lake))).orElse(OptionalLong.empty());
  }

  private Optional<Double> median(Function<CaseResult, OptionalLong> figure) {
    List<Double> known =
        results.stream()
            .flatMap(result -> figure.apply(result).stream().mapToObj(value -> (double) value))
            .toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(Spread.of(known).median());
  }
}
