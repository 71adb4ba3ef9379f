package io.citylake.benchmarks.scale;

import io.citylake.benchmarks.compare.RecordsCheck;
import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.lake.LakeFigures;
import io.citylake.benchmarks.run.PhaseFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the job did in the measured phase of a case.
 *
 * @param round from 1
 * @param residentPeak bytes; of all the job's processes; empty where the system does not tell
 * @param lake empty where no records are written
 * @param check empty where no records are written
 * @param late readings that were dropped as late
 */
record CaseResult(
    int round,
    ScaleCase scaleCase,
    long records,
    PhaseFigures figures,
    OptionalLong residentPeak,
    Optional<LakeFigures> lake,
    Optional<RecordsCheck> check,
    long late) {

  double recordsPerSecond() {
    return figures.recordsPerSecond(records);
  }

  double cpuMicrosPerRecord() {
    return figures.cpuMicrosPerRecord(records);
  }

  /** In the figure's unit; empty where the job did not say. */
  OptionalLong peak(Figure figure) {
    Long peak = figures.peaks().get(figure);
    return peak == null ? OptionalLong.empty() : OptionalLong.of(peak);
  }

  /** What is not as it must be, a line each. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    check
        .filter(c -> !c.holds())
        .ifPresent(
            c ->
                differences.add(
                    String.format(
                        Locale.ROOT,
                        "of %,d records %,d are missing, %,d rows are too many",
                        c.expected(),
                        c.missing(),
                        c.repeated())));
    if (late > 0) {
      differences.add(String.format(Locale.ROOT, "%,d readings were dropped as late", late));
    }
    return differences;
  }
}
