package io.citylake.benchmarks.soak;

import static io.citylake.benchmarks.report.Cells.decimals;
import static io.citylake.benchmarks.report.Cells.tenths;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.report.Plot;
import io.citylake.benchmarks.report.Plot.Panel;
import io.citylake.benchmarks.report.Plot.Point;
import io.citylake.benchmarks.report.Provenance;
import io.citylake.benchmarks.report.Report;
import io.citylake.benchmarks.report.Table;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** This report tells what {@code bench soak} measured. */
public record SoakReport(
    @JsonUnwrapped Provenance provenance,
    SoakSettings settings,
    List<Trend> trends,
    List<Sample> samples)
    implements Report {
  private static final String PLOT = "benchmarks-soak.svg";

  private static final Table<Trend> TABLE =
      new Table<Trend>()
          .text("series", Trend::label)
          .number("judged from minute", t -> tenths(minutes(t.from())))
          .number("first third", t -> decimals(t.series().shown(t.first())))
          .number("last third", t -> decimals(t.series().shown(t.last())))
          .number("ratio", t -> decimals(t.ratio()))
          .text("course", Trend::verdict);

  private static double minutes(Duration duration) {
    return duration.toNanos() / 60e9;
  }

  /** Whether nothing grew that must not. */
  @JsonProperty
  @Override
  public boolean holds() {
    return trends.stream().allMatch(Trend::holds);
  }

  @Override
  public void print(PrintWriter out) {
    out.println("  medians of the first and the last third of the samples");
    if (trends.isEmpty()) {
      out.printf(
          Locale.ROOT,
          "  too short to judge: it takes %d samples from %d s on, one every 10 s%n",
          Trend.FEWEST,
          settings.judgedFrom().toSeconds());
    } else {
      TABLE.print(trends, out);
    }
  }

  @Override
  public List<String> section() {
    List<String> lines = new ArrayList<>(List.of("## Soak", "", provenance.line()));
    lines.add(
        String.format(
            Locale.ROOT,
            "The streaming job for %.1f minutes at %,d readings a second from %,d sensors, heap %s. State is level",
            // How long it was in fact; 0 where it ended before the first sample.
            samples.isEmpty() ? 0 : samples.get(samples.size() - 1).minutes(),
            settings.rate(),
            settings.sensors(),
            settings.jvm().heap()));
    lines.add(
        String.format(
            Locale.ROOT,
            "after twice the watermark, at least after watermark and window, %.1f minutes: medians of the first and the last third of the samples from then on.",
            minutes(settings.judgedFrom())));
    lines.addAll(List.of("", "![Lag and heap over time](" + PLOT + ")", ""));
    if (trends.isEmpty()) {
      lines.add("The run was too short to judge.");
    } else {
      lines.addAll(TABLE.markdown(trends));
    }
    lines.addAll(
        List.of(
            "", "Lag is the largest of each 10 seconds. Maintenance, a batch job, did not run."));
    return lines;
  }

  /** Lag and heap over time. */
  @Override
  public Map<String, String> plots() {
    return Map.of(
        PLOT,
        Plot.lines(
            List.of(
                panel(
                    "age of the newest reading in PostgreSQL, seconds", Series.WINDOWS_LAG_SECONDS),
                panel("age of the newest record in the lake, seconds", Series.RECORDS_LAG_SECONDS),
                panel("heap after a collection, MiB", Series.HEAP_AFTER_COLLECTION_BYTES))));
  }

  private Panel panel(String title, Series series) {
    List<Point> points =
        samples.stream()
            .filter(sample -> sample.values().get(series) != null)
            .map(s -> new Point(s.minutes(), series.shown(s.values().get(series))))
            .toList();
    return new Panel(title, points);
  }
}
