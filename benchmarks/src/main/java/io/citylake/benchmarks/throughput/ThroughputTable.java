package io.citylake.benchmarks.throughput;

import io.citylake.benchmarks.report.Spread;
import io.citylake.benchmarks.run.MeasurePhase;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.command.AlignedRows;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The results for people: medians of all rounds, those with the same job side by side. */
final class ThroughputTable {
  private static final List<String> HEADER =
      List.of(
          "contestant",
          "phase",
          "records/s",
          "least",
          "most",
          "of naive's",
          "of limit's",
          "CPU us/record",
          "driver",
          "broker",
          "postgres",
          "of naive's",
          "of limit's",
          "others %",
          "start s",
          "output");

  private ThroughputTable() {}

  static void print(List<Summary> summaries, List<Failure> failures, PrintWriter out) {
    AlignedRows rows = new AlignedRows(HEADER);
    summaries.forEach(summary -> rows.add(cells(summary)));
    rows.print(out, "  ");
    out.println();
    out.println("  medians of all rounds; of naive's, of limit's: by those with the same job");
    out.println("  others: share of the machine that foreign processes used meanwhile");
    summaries.stream()
        .filter(summary -> !summary.entrant().engine().leavesOut().isEmpty())
        .map(summary -> summary.entrant().engine())
        .distinct()
        .forEach(
            engine -> out.println("  " + engine.label() + " leaves out: " + engine.leavesOut()));
    summaries.forEach(summary -> printDifferences(summary, out));
    failures.forEach(failure -> out.println("  " + failure.text()));
    out.flush();
  }

  private static List<String> cells(Summary summary) {
    Spread rate = summary.recordsPerSecond();
    return List.of(
        summary.entrant().name(),
        summary.topic().name(),
        whole(rate.median()),
        whole(rate.least()),
        whole(rate.most()),
        ratio(summary.rateToNaive()),
        ratio(summary.rateToLimit()),
        decimals(summary.cpuMicrosPerRecord().median()),
        of(summary, MeasurePhase.DRIVER),
        of(summary, BenchStack.BROKER),
        of(summary, BenchStack.POSTGRES),
        ratio(summary.cpuToNaive()),
        ratio(summary.cpuToLimit()),
        summary.othersShare().map(share -> whole(100 * share.median())).orElse(""),
        decimals(summary.startSeconds().median()),
        summary.holds() ? "equal" : "DIFFERS");
  }

  private static void printDifferences(Summary summary, PrintWriter out) {
    for (PhaseResult result : summary.results()) {
      for (String difference : result.check().differences()) {
        out.printf(
            Locale.ROOT,
            "  %s %s, round %d: %s%n",
            summary.entrant().name(),
            summary.topic().name(),
            result.round(),
            difference);
      }
    }
  }

  private static String of(Summary summary, String process) {
    Optional<Spread> cpu = summary.cpuMicrosPerRecord(process);
    return cpu.map(spread -> decimals(spread.median())).orElse("");
  }

  private static String ratio(OptionalDouble ratio) {
    return ratio.isPresent() ? decimals(ratio.getAsDouble()) : "";
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  private static String decimals(double number) {
    return String.format(Locale.ROOT, "%,.2f", number);
  }
}
