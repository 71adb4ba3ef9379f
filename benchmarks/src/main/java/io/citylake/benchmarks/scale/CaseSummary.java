package io.citylake.benchmarks.scale;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.lake.LakeFigures;
import io.citylake.benchmarks.report.Spread;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A summary is a case over all rounds: medians, each empty where it is not known.
 *
 * @param heapPeakBytes the largest that a garbage collection left, of the driver
 * @param residentPeakBytes of all the job's processes
 * @param othersShare how much of the machine others used meanwhile, 0 to 1
 * @param holds whether all output was complete
 */
record CaseSummary(
    @JsonUnwrapped CaseName name,
    int rounds,
    Spread recordsPerSecond,
    Spread cpuMicrosPerRecord,
    OptionalDouble heapPeakBytes,
    OptionalDouble residentPeakBytes,
    OptionalDouble stateRows,
    OptionalDouble stateBytes,
    OptionalDouble dataFiles,
    OptionalDouble metadataFiles,
    OptionalDouble snapshots,
    Optional<Spread> othersShare,
    boolean holds) {

  /** A summary for each case that has results. */
  static List<CaseSummary> of(List<ScaleCase> cases, List<CaseResult> results) {
    return cases.stream()
        .map(one -> results.stream().filter(r -> r.name().equals(one.name())).toList())
        .filter(own -> !own.isEmpty())
        .map(CaseSummary::of)
        .toList();
  }

  private static CaseSummary of(List<CaseResult> results) {
    return new CaseSummary(
        results.get(0).name(),
        results.size(),
        Spread.of(results, CaseResult::recordsPerSecond),
        Spread.of(results, CaseResult::cpuMicrosPerRecord),
        median(results, r -> r.peak(Figure.HEAP_AFTER_COLLECTION)),
        median(results, r -> r.residentPeakBytes().stream().asDoubleStream().findFirst()),
        median(results, r -> r.peak(Figure.STATE_ROWS)),
        median(results, r -> r.peak(Figure.STATE_BYTES)),
        median(results, lake(LakeFigures::dataFiles)),
        median(results, lake(LakeFigures::metadataFiles)),
        median(results, lake(LakeFigures::snapshots)),
        Spread.ofKnown(results, r -> r.figures().work().othersShare()),
        results.stream().allMatch(result -> result.differences().isEmpty()));
  }

  private static Function<CaseResult, OptionalDouble> lake(ToDoubleFunction<LakeFigures> figure) {
    return result -> result.lake().stream().mapToDouble(figure).findFirst();
  }

  private static OptionalDouble median(
      List<CaseResult> results, Function<CaseResult, OptionalDouble> figure) {
    return Spread.median(Spread.ofKnown(results, figure));
  }
}
