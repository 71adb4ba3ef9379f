package io.citylake.benchmarks.scale;

import io.citylake.command.AlignedRows;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The results for people: medians of all rounds. */
final class ScaleTable {
  private static final List<String> HEADER =
      List.of(
          "experiment",
          "value",
          "queries",
          "records/s",
          "least",
          "most",
          "CPU us/record",
          "heap MiB",
          "resident MiB",
          "state rows",
          "state MiB",
          "data files",
          "metadata files",
          "snapshots",
          "others %",
          "output");

  private ScaleTable() {}

  static void print(List<CaseSummary> summaries, List<String> failures, PrintWriter out) {
    AlignedRows rows = new AlignedRows(HEADER);
    summaries.forEach(summary -> rows.add(cells(summary)));
    rows.print(out, "  ");
    out.println();
    summaries.stream()
        .map(summary -> summary.scaleCase().experiment())
        .distinct()
        .forEach(e -> out.println("  " + e.label() + ": " + e.description()));
    summaries.stream()
        .flatMap(summary -> summary.results().stream())
        .forEach(
            result ->
                result
                    .differences()
                    .forEach(d -> out.println("  " + result.scaleCase().name() + ": " + d)));
    failures.forEach(failure -> out.println("  " + failure));
    out.flush();
  }

  private static List<String> cells(CaseSummary summary) {
    List<String> cells = new ArrayList<>();
    cells.add(summary.scaleCase().experiment().label());
    cells.add(String.format(Locale.ROOT, "%,d", summary.scaleCase().value()));
    cells.add(summary.scaleCase().hasRecords() ? "both" : "windows");
    cells.add(whole(summary.recordsPerSecond().median()));
    cells.add(whole(summary.recordsPerSecond().least()));
    cells.add(whole(summary.recordsPerSecond().most()));
    cells.add(String.format(Locale.ROOT, "%,.2f", summary.cpuMicrosPerRecord().median()));
    summary.sizes().forEach((name, size) -> cells.add(size(name, size)));
    cells.add(summary.othersShare().map(share -> whole(100 * share.median())).orElse(""));
    cells.add(summary.holds() ? "complete" : "DIFFERS");
    return cells;
  }

  private static String size(String name, Optional<Double> size) {
    return size.map(s -> whole(name.endsWith("Bytes") ? s / (1 << 20) : s)).orElse("");
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }
}
