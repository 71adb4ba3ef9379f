package io.citylake.benchmarks.throughput;

import static io.citylake.benchmarks.report.Cells.decimals;
import static io.citylake.benchmarks.report.Cells.percent;
import static io.citylake.benchmarks.report.Cells.whole;
import static io.citylake.benchmarks.report.Spread.median;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.report.Plot;
import io.citylake.benchmarks.report.Plot.Bar;
import io.citylake.benchmarks.report.Provenance;
import io.citylake.benchmarks.report.Report;
import io.citylake.benchmarks.report.Spread;
import io.citylake.benchmarks.report.Table;
import io.citylake.benchmarks.run.MeasurePhase;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.benchmarks.stack.LoadedTopic;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * This report tells what {@code bench throughput} measured.
 *
 * @param summaries those with the same job side by side
 */
public record ThroughputReport(
    @JsonUnwrapped Provenance provenance,
    ThroughputSettings settings,
    List<LoadedPhase> phases,
    List<Contestant> contestants,
    List<String> failures,
    @JsonProperty("summary") List<ThroughputSummary> summaries,
    List<PhaseResult> results)
    implements Report {
  private static final String PLOT = "benchmarks-throughput.svg";

  public ThroughputReport {
    failures = failures == null ? List.of() : List.copyOf(failures);
  }

  private Table<ThroughputSummary> table() {
    return new Table<ThroughputSummary>()
        .text("contestant", ThroughputSummary::contestant)
        .text("phase", ThroughputSummary::phase)
        .number("records/s", s -> whole(s.recordsPerSecond().median()))
        .detail("least", s -> whole(s.recordsPerSecond().least()))
        .detail("most", s -> whole(s.recordsPerSecond().most()))
        .detail("of naive's", s -> decimals(s.rateToNaive()))
        .number("of the limit's", s -> decimals(s.rateToLimit()))
        .number("CPU us/record", s -> decimals(s.cpuMicrosPerRecord().median()))
        .detail("driver", s -> decimals(cpuMicros(s, MeasurePhase.DRIVER)))
        .detail("broker", s -> decimals(cpuMicros(s, BenchStack.BROKER)))
        .detail("postgres", s -> decimals(cpuMicros(s, BenchStack.POSTGRES)))
        .number("of naive's CPU", s -> decimals(s.cpuToNaive()))
        .number("of the limit's CPU", s -> decimals(s.cpuToLimit()))
        .number("others' share", s -> percent(median(s.othersShare())))
        .detail("start s", s -> decimals(s.startSeconds().median()))
        .text("output", s -> s.holds() ? "equal" : "DIFFERS");
  }

  private OptionalDouble cpuMicros(ThroughputSummary summary, String process) {
    List<PhaseResult> own =
        results.stream()
            .filter(r -> r.contestant().equals(summary.contestant()))
            .filter(r -> r.phase().equals(summary.phase()))
            .toList();
    return median(Spread.ofKnown(own, result -> result.cpuMicrosOf(process)));
  }

  private static final List<String> LEGEND =
      List.of(
          "Medians of all rounds. CPU time is that of all processes: driver, broker and PostgreSQL. Others' share: of the machine's",
          "time that foreign processes used meanwhile. Output: windows and rows compared with those of all others.");

  /** A phase and its topic. */
  record LoadedPhase(String phase, @JsonUnwrapped LoadedTopic loaded) {}

  /**
   * Who took part.
   *
   * @param leavesOut what the others do and this one does not; empty where it does all
   */
  record Contestant(String name, Job job, String engine, String description, String leavesOut) {

    static Contestant of(Entrant entrant) {
      Engine engine = entrant.engine();
      return new Contestant(
          entrant.name(), entrant.job(), engine.label(), engine.description(), engine.leavesOut());
    }

    String line() {
      return "- **%s**: %s%s"
          .formatted(
              name, description, leavesOut.isEmpty() ? "." : ". Leaves out: " + leavesOut + ".");
    }
  }

  @JsonProperty
  @Override
  public boolean holds() {
    return failures.isEmpty() && summaries.stream().allMatch(ThroughputSummary::holds);
  }

  @Override
  public void print(PrintWriter out) {
    table().print(summaries, out);
    LEGEND.forEach(line -> out.println("  " + line));
    for (PhaseResult result : results) {
      for (String difference : result.output().differences()) {
        out.printf(
            Locale.ROOT,
            "  %s %s, round %d: %s%n",
            result.contestant(),
            result.phase(),
            result.round(),
            difference);
      }
    }
  }

  @Override
  public List<String> section() {
    List<String> lines = new ArrayList<>(List.of("## Throughput", "", provenance.line(), load()));
    lines.add("All contestants run on the same machine as broker and database, in turn.");
    lines.addAll(List.of("", "![CPU time a record](" + PLOT + ")", ""));
    lines.addAll(table().markdown(summaries));
    lines.add("");
    lines.addAll(LEGEND);
    lines.add("");
    contestants.forEach(contestant -> lines.add(contestant.line()));
    for (String failure : failures) {
      lines.addAll(List.of("", "Not measured: " + failure.lines().findFirst().orElse("")));
    }
    return lines;
  }

  private String load() {
    String records =
        phases.stream()
            .map(p -> String.format(Locale.ROOT, "%,d records %s", p.loaded().records(), p.phase()))
            .collect(Collectors.joining(" and "));
    return String.format(
        Locale.ROOT,
        "Load: %s, of %.0f bytes, from %,d sensors in %d partitions, seed %d; %s.",
        records,
        phases.get(0).loaded().meanPayloadBytes(),
        settings.load().sensors(),
        settings.load().partitions(),
        settings.load().seed(),
        settings.run().text());
  }

  /** CPU time a record, warm: the figure that does not depend on who else was on the machine. */
  @Override
  public Map<String, String> plots() {
    List<Bar> bars =
        summaries.stream()
            .filter(summary -> summary.phase().equals(Throughput.WARM))
            .map(
                summary ->
                    new Bar(
                        summary.contestant(),
                        summary.cpuMicrosPerRecord().median(),
                        summary.contestant().startsWith("citylake")))
            .toList();
    return Map.of(
        PLOT, Plot.bars("CPU time a record, warm, in microseconds (less is better)", bars));
  }
}
