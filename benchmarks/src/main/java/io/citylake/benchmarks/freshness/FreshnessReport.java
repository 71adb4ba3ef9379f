package io.citylake.benchmarks.freshness;

import static io.citylake.benchmarks.report.Cells.percent;
import static io.citylake.benchmarks.report.Cells.whole;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.report.Plot;
import io.citylake.benchmarks.report.Plot.Bar;
import io.citylake.benchmarks.report.Provenance;
import io.citylake.benchmarks.report.Report;
import io.citylake.benchmarks.report.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** This report tells what {@code bench freshness} measured. */
public record FreshnessReport(
    @JsonUnwrapped Provenance provenance,
    FreshnessSettings settings,
    List<Contestant> contestants,
    List<String> failures,
    @JsonProperty("summary") List<FreshnessSummary> summaries,
    Map<String, Double> coldStartSeconds,
    List<RateResult> results,
    List<ColdStart> coldStarts)
    implements Report {
  private static final String SERVING_PLOT = "benchmarks-freshness-serving.svg";
  private static final String LAKE_PLOT = "benchmarks-freshness-lake.svg";
  private static final String CITYLAKE = FreshnessEntrant.CITYLAKE.label();

  private static final Table<FreshnessSummary> SERVING =
      seen("Seen in serving", FreshnessSummary::serving);
  private static final Table<FreshnessSummary> LAKE =
      seen("Seen in the lake", FreshnessSummary::lake);

  private static final Table<FreshnessSummary> LOAD =
      new Table<FreshnessSummary>()
          .text("load", FreshnessSummary::contestant)
          .number("readings/s", FreshnessSummary::rate)
          .number("achieved", s -> whole(s.achievedRate()))
          .number("CPU", s -> percent(OptionalDouble.of(s.cpuShare())))
          .number("others' share", s -> percent(s.othersShare()))
          .number("windows' lag", s -> whole(s.windowsLag()))
          .number("records' lag", s -> whole(s.recordsLag()));

  /** Who took part. */
  record Contestant(String name, String description) {}

  private static Table<FreshnessSummary> seen(
      String title, Function<FreshnessSummary, Seen> place) {
    return new Table<FreshnessSummary>()
        .text(title + ", ms", FreshnessSummary::contestant)
        .number("readings/s", FreshnessSummary::rate)
        .number("p50", s -> Seen.shown(place.apply(s).p50()))
        .number("p95", s -> Seen.shown(place.apply(s).p95()))
        .number("p99", s -> Seen.shown(place.apply(s).p99()))
        .number("p99.9", s -> Seen.shown(place.apply(s).p999()))
        .number("max", s -> Seen.shown(place.apply(s).max()))
        .number("probes", s -> place.apply(s).probes())
        .number("never seen", s -> place.apply(s).neverSeen());
  }

  /** What the naive way loses is a figure of this benchmark, not a fault. */
  @Override
  public boolean holds() {
    return failures.isEmpty()
        && results.stream().allMatch(r -> !r.contestant().equals(CITYLAKE) || r.neverSeen() == 0);
  }

  @Override
  public void print(PrintWriter out) {
    List.of(SERVING, LAKE, LOAD).forEach(table -> table.print(summaries, out));
    out.println("  " + legend());
    coldStartSeconds.forEach(
        (name, seconds) -> out.printf(Locale.ROOT, "  %s: %s%n", name, coldStart(seconds)));
  }

  @Override
  public List<String> section() {
    List<String> lines = new ArrayList<>(List.of("## Freshness", "", provenance.line(), load()));
    lines.add("The sender runs on the same machine, too." + keys());
    lines.addAll(List.of("", "![Until seen in serving](" + SERVING_PLOT + ")", ""));
    lines.addAll(SERVING.markdown(summaries));
    lines.addAll(List.of("", "![Until seen in the lake](" + LAKE_PLOT + ")", ""));
    lines.addAll(LAKE.markdown(summaries));
    lines.add("");
    lines.addAll(LOAD.markdown(summaries));
    lines.addAll(List.of("", legend(), ""));
    contestants.forEach(contestant -> lines.add(line(contestant)));
    failures.forEach(failure -> lines.add("- " + failure));
    return lines;
  }

  private String load() {
    return String.format(
        Locale.ROOT,
        "Load: readings of %,d sensors into %d partitions, seed %d, at constant rates; %d s of each rate measured after %d s"
            + " of warm-up; %s.",
        settings.sensors(),
        settings.partitions(),
        settings.seed(),
        settings.duration().toSeconds(),
        settings.warmUp().toSeconds(),
        settings.run().text());
  }

  /** What was set of Citylake's configuration; empty where all was left as it is. */
  private String keys() {
    return settings.run().citylake().isEmpty()
        ? ""
        : settings.run().citylake().entrySet().stream()
            .map(key -> key.getKey() + " = " + key.getValue())
            .collect(Collectors.joining(", ", " Citylake with ", "."));
  }

  private String legend() {
    return String.format(
        Locale.ROOT,
        "Medians of all rounds, counted from the moment at which a reading was due, even where the sender was late. %d readings a"
            + " second are probes, each alone in its district; PostgreSQL is asked for them every %d ms, the lake every %d ms. One"
            + " that is not seen %d s after the end counts as the slowest: \"never\". CPU: share of the machine of driver, broker"
            + " and PostgreSQL. Lag: records that were sent but not yet written when the last was sent.",
        settings.probesPerSecond(),
        settings.servingPollMillis(),
        settings.lakePollMillis(),
        settings.graceSeconds());
  }

  private String line(Contestant contestant) {
    Double cold = coldStartSeconds.get(contestant.name());
    String line = "- **%s**: %s.".formatted(contestant.name(), contestant.description());
    return cold == null ? line : line + " " + coldStart(cold);
  }

  private static String coldStart(double seconds) {
    return String.format(
        Locale.ROOT,
        "Cold start: %.1f s from the start of the process to the first window.",
        seconds);
  }

  @Override
  public Map<String, String> plots() {
    return Map.of(
        SERVING_PLOT,
        plot("Until a reading is seen in serving", FreshnessSummary::serving),
        LAKE_PLOT,
        plot("Until a reading is seen in the lake", FreshnessSummary::lake));
  }

  /** What was never seen has no bar. */
  private String plot(String title, Function<FreshnessSummary, Seen> place) {
    List<Bar> bars = new ArrayList<>();
    for (FreshnessSummary summary : summaries) {
      Seen seen = place.apply(summary);
      seen.p50().ifPresent(millis -> bars.add(bar(summary, "p50", millis)));
      seen.p99().ifPresent(millis -> bars.add(bar(summary, "p99", millis)));
      seen.p999().ifPresent(millis -> bars.add(bar(summary, "p99.9", millis)));
    }
    return Plot.bars(title + ", ms (less is better)", bars);
  }

  private static Bar bar(FreshnessSummary summary, String point, double millis) {
    String name =
        String.format(Locale.ROOT, "%s, %,d/s, %s", summary.contestant(), summary.rate(), point);
    return new Bar(name, millis, summary.contestant().equals(CITYLAKE));
  }
}
