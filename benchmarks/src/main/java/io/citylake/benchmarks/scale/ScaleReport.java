package io.citylake.benchmarks.scale;

import static io.citylake.benchmarks.report.Cells.decimals;
import static io.citylake.benchmarks.report.Cells.mebibytes;
import static io.citylake.benchmarks.report.Cells.percent;
import static io.citylake.benchmarks.report.Cells.whole;
import static io.citylake.benchmarks.report.Spread.median;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.report.Provenance;
import io.citylake.benchmarks.report.Report;
import io.citylake.benchmarks.report.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** This report tells what {@code bench scale} measured. */
public record ScaleReport(
    @JsonUnwrapped Provenance provenance,
    ScaleSettings settings,
    List<String> failures,
    @JsonProperty("summary") List<CaseSummary> summaries,
    List<CaseResult> results)
    implements Report {

  private static Table<CaseSummary> table(String experiment) {
    return new Table<CaseSummary>()
        .number(experiment, s -> s.name().value())
        .number("records/s", s -> whole(s.recordsPerSecond().median()))
        .detail("least", s -> whole(s.recordsPerSecond().least()))
        .detail("most", s -> whole(s.recordsPerSecond().most()))
        .number("CPU us/record", s -> decimals(s.cpuMicrosPerRecord().median()))
        .number("heap MiB", s -> mebibytes(s.heapPeakBytes()))
        .number("resident MiB", s -> mebibytes(s.residentPeakBytes()))
        .number("state rows", s -> whole(s.stateRows()))
        .number("state MiB", s -> mebibytes(s.stateBytes()))
        .number("data files", s -> whole(s.dataFiles()))
        .detail("metadata files", s -> whole(s.metadataFiles()))
        .number("snapshots", s -> whole(s.snapshots()))
        .detail("others' share", s -> percent(median(s.othersShare())))
        .text("output", s -> s.holds() ? "complete" : "DIFFERS");
  }

  @JsonProperty
  @Override
  public boolean holds() {
    return failures.isEmpty() && summaries.stream().allMatch(CaseSummary::holds);
  }

  private Map<String, List<CaseSummary>> byExperiment() {
    return summaries.stream()
        .collect(
            Collectors.groupingBy(
                summary -> summary.name().experiment(), LinkedHashMap::new, Collectors.toList()));
  }

  @Override
  public void print(PrintWriter out) {
    byExperiment()
        .forEach(
            (experiment, own) -> {
              out.println("  " + title(own));
              table(experiment).print(own, out);
            });
    for (CaseResult result : results) {
      result.differences().forEach(d -> out.println("  " + result.name().text() + ": " + d));
    }
  }

  /** A table for each experiment. */
  @Override
  public List<String> section() {
    List<String> lines = new ArrayList<>(List.of("## Scale", "", provenance.line()));
    lines.add(
        String.format(
            Locale.ROOT,
            "The same work, %,d records after %,d in the same JVM, with one thing at a time changed; %s.",
            settings.records(),
            settings.coldRecords(),
            settings.run().text()));
    lines.add(
        "Medians. Heap: the largest that a garbage collection left, of the driver. Resident: of all the job's processes.");
    byExperiment()
        .forEach(
            (experiment, own) -> {
              lines.addAll(List.of("", "### " + title(own), ""));
              lines.addAll(table(experiment).markdown(own));
            });
    for (String failure : failures) {
      lines.addAll(List.of("", "Not measured: " + failure.lines().findFirst().orElse("")));
    }
    return lines;
  }

  private static String title(List<CaseSummary> summaries) {
    CaseName name = summaries.get(0).name();
    return name.experiment() + ": " + name.changes();
  }
}
