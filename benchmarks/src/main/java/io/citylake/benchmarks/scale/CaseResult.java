package io.citylake.benchmarks.scale;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.compare.RecordsCheck;
import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.lake.LakeFigures;
import io.citylake.benchmarks.run.PhaseFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A case's result is what the job did in its measured phase.
 *
 * @param round from 1
 * @param residentPeakBytes of all the job's processes; empty where the system does not tell
 * @param lake empty where no records are written
 * @param recordsCheck empty where no records are written
 * @param lateReadings that were dropped
 */
record CaseResult(
    @JsonUnwrapped CaseName name,
    int round,
    long records,
    @JsonUnwrapped PhaseFigures figures,
    OptionalLong residentPeakBytes,
    Optional<LakeFigures> lake,
    Optional<RecordsCheck> recordsCheck,
    long lateReadings) {

  @JsonProperty
  double recordsPerSecond() {
    return figures.recordsPerSecond(records);
  }

  @JsonProperty
  double cpuMicrosPerRecord() {
    return figures.cpuMicrosPerRecord(records);
  }

  /** In the figure's unit; empty where the job did not say. */
  OptionalDouble peak(Figure figure) {
    Long peak = figures.peaks().get(figure);
    return peak == null ? OptionalDouble.empty() : OptionalDouble.of((double) peak);
  }

  /** What is not as it must be, a line each. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    recordsCheck.flatMap(RecordsCheck::difference).ifPresent(differences::add);
    if (lateReadings > 0) {
      differences.add(
          String.format(Locale.ROOT, "%,d readings were dropped as late", lateReadings));
    }
    return differences;
  }
}
