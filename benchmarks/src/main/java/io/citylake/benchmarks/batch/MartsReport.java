package io.citylake.benchmarks.batch;

import static io.citylake.benchmarks.report.Cells.decimals;
import static io.citylake.benchmarks.report.Cells.percent;
import static io.citylake.benchmarks.report.Cells.tenths;
import static io.citylake.benchmarks.report.Cells.whole;
import static io.citylake.benchmarks.report.Spread.median;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.duckdb.MartComparison;
import io.citylake.benchmarks.report.Provenance;
import io.citylake.benchmarks.report.Report;
import io.citylake.benchmarks.report.Spread;
import io.citylake.benchmarks.report.Table;
import io.citylake.benchmarks.run.PhaseFigures;
import io.citylake.benchmarks.stack.LoadedTopic;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** This report tells what {@code bench batch} measured. */
public record MartsReport(
    @JsonUnwrapped Provenance provenance,
    BatchSettings settings,
    List<LoadedTopic> topics,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> failures,
    @JsonProperty("summary") List<BatchSummary> summaries,
    List<DayResult> results,
    List<PeerResult> duckdb)
    implements Report {

  public MartsReport {
    failures = failures == null ? List.of() : List.copyOf(failures);
  }

  private Table<BatchSummary> costs() {
    return new Table<BatchSummary>()
        .number("readings", BatchSummary::readings)
        .text("phase", BatchSummary::phase)
        .number("seconds", s -> tenths(s.seconds().median()))
        .detail("least", s -> tenths(s.seconds().least()))
        .detail("most", s -> tenths(s.seconds().most()))
        .detail("readings/s", s -> whole(s.readings() / s.seconds().median()))
        .number("CPU s", s -> tenths(s.cpuSeconds().median()))
        .number("CPU us/reading", s -> decimals(s.cpuMicrosPerReading()))
        .number("DuckDB s", s -> tenths(median(s.duckdbSeconds())))
        .number("DuckDB CPU s", s -> tenths(median(s.duckdbCpuSeconds())))
        .number("of DuckDB's time", s -> tenths(s.ofDuckdb()))
        .number("of its CPU", s -> tenths(s.ofDuckdbCpu()))
        .detail("others' share", s -> percent(of(s, r -> r.work().othersShare())))
        .detail("start s", s -> decimals(of(s, r -> OptionalDouble.of(r.start().seconds()))));
  }

  private static Table<BatchSummary> phases() {
    return new Table<BatchSummary>()
        .number("readings", BatchSummary::readings)
        .text("phase", BatchSummary::phase)
        .number("read, prepare s", s -> tenths(median(s.prepareSeconds())))
        .number("compute, write s", s -> tenths(median(s.writeSeconds())))
        .number("check s", s -> tenths(median(s.checkSeconds())))
        .number("publish s", s -> tenths(median(s.publishSeconds())))
        .number("between queries s", s -> tenths(s.otherSeconds()));
  }

  private OptionalDouble of(BatchSummary summary, Function<PhaseFigures, OptionalDouble> figure) {
    List<PhaseFigures> own =
        results.stream()
            .filter(r -> r.readings() == summary.readings() && r.phase().equals(summary.phase()))
            .map(DayResult::figures)
            .toList();
    return median(Spread.ofKnown(own, figure));
  }

  private boolean areWindowsRight() {
    return results.stream().allMatch(result -> result.windows().holds());
  }

  private boolean areMartsEqual() {
    return duckdb.stream().allMatch(PeerResult::holds);
  }

  @JsonProperty
  @Override
  public boolean holds() {
    return failures.isEmpty() && areWindowsRight() && areMartsEqual();
  }

  @Override
  public void print(PrintWriter out) {
    costs().print(summaries, out);
    phases().print(summaries, out);
    out.println("  " + ofWindows());
    out.println("  " + ofDuckdb());
    for (DayResult result : results) {
      for (String example : result.windows().examples()) {
        out.printf(Locale.ROOT, "  round %d, %s: %s%n", result.round(), result.day(), example);
      }
    }
    for (PeerResult peer : duckdb) {
      for (MartComparison mart : peer.marts()) {
        for (String example : mart.examples()) {
          out.printf(
              Locale.ROOT,
              "  round %d, %,d readings, %s: %s%n",
              peer.round(),
              peer.readings(),
              mart.mart(),
              example);
        }
      }
    }
  }

  @Override
  public List<String> section() {
    List<String> lines = new ArrayList<>(List.of("## Batch", "", provenance.line()));
    lines.add(
        "All daily marts, from the lake to PostgreSQL, by a JVM that makes the marts of its first day (cold) and then of its second");
    lines.add("(warm); %s.".formatted(settings.run().text()));
    lines.add(
        "DuckDB computes the same marts of the same Parquet files into Parquet files, in a JVM of its own with as much memory;");
    lines.add("it neither finds the files nor checks or publishes anything.");
    lines.add("");
    lines.addAll(costs().markdown(summaries));
    lines.addAll(List.of("", "Where Citylake's time goes:", ""));
    lines.addAll(phases().markdown(summaries));
    lines.addAll(
        List.of(
            "",
            "Medians of all rounds. Spark computes a mart when it is written: both are one query. Publish: from the last check to the end,",
            "commits of the lake among it. Between queries: planning, and the other commits.",
            ""));
    lines.add(stressed(ofWindows(), areWindowsRight()));
    lines.add(stressed(ofDuckdb(), areMartsEqual()));
    for (String failure : failures) {
      lines.addAll(List.of("", "Not measured: " + failure.lines().findFirst().orElse("")));
    }
    return lines;
  }

  private static String stressed(String sentence, boolean holds) {
    return holds ? sentence : "**" + sentence + "**";
  }

  private String ofWindows() {
    if (results.isEmpty()) {
      return "No marts were made.";
    }
    return areWindowsRight()
        ? "The windows that were published are those of a plain computation."
        : "The windows that were published are not those of a plain computation.";
  }

  private String ofDuckdb() {
    if (duckdb.isEmpty()) {
      return "DuckDB was not measured.";
    }
    return areMartsEqual()
        ? "All marts have the same rows as DuckDB's."
        : "Marts differ from DuckDB's.";
  }
}
