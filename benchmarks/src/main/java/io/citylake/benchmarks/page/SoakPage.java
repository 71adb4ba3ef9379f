package io.citylake.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code bench soak --json} wrote, as a section for people. */
final class SoakPage implements PageSection {
  private static final double MIB = 1 << 20;
  private static final String PLOT_FILE = "benchmarks-soak.svg";

  private final JsonNode results;

  /**
   * @param results the whole file
   */
  SoakPage(JsonNode results) {
    this.results = results;
  }

  @Override
  public Map<String, String> plots() {
    return Map.of(PLOT_FILE, plot().svg());
  }

  /** Lag and heap over time. */
  private LinePlot plot() {
    return new LinePlot(
        List.of(
            panel("age of the newest reading in PostgreSQL, seconds", "WINDOWS_LAG_SECONDS", 1),
            panel("age of the newest record in the lake, seconds", "RECORDS_LAG_SECONDS", 1),
            panel("heap after a collection, MiB", "HEAP_AFTER_COLLECTION_BYTES", MIB)));
  }

  @Override
  public List<String> lines() {
    JsonNode settings = results.get("settings");
    List<String> lines = new ArrayList<>();
    lines.add("## Soak");
    lines.add("");
    lines.add(MachineLine.of(results));
    lines.add(
        String.format(
            Locale.ROOT,
            "The streaming job for %.1f minutes at %,d readings a second from %,d sensors, heap %s. State is level",
            secondsUntilLastSample() / 60,
            settings.get("rate").asLong(),
            settings.get("sensors").asLong(),
            settings.get("heap").asText()));
    lines.add(
        String.format(
            Locale.ROOT,
            "after twice the watermark, at least after watermark and window, %.1f minutes: medians of the first and the last third of the samples from then on.",
            settings.get("judgedFromSeconds").asDouble() / 60));
    lines.add("");
    lines.add("![Lag and heap over time](" + PLOT_FILE + ")");
    lines.add("");
    lines.addAll(table());
    lines.add("");
    lines.add("Lag is the largest of each 10 seconds. Maintenance, a batch job, did not run.");
    return lines;
  }

  /** How long it was in fact; 0 where it ended before the first sample. */
  private double secondsUntilLastSample() {
    JsonNode samples = results.get("samples");
    return samples.path(samples.size() - 1).path("seconds").asDouble();
  }

  private List<String> table() {
    if (results.get("trends").isEmpty()) {
      return List.of("The run was too short to judge.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("| series | judged from minute | first third | last third | ratio | course |");
    lines.add("| --- | ---: | ---: | ---: | ---: | --- |");
    for (JsonNode trend : results.get("trends")) {
      double unit = trend.get("series").asText().endsWith("BYTES") ? MIB : 1;
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %,.2f | %,.2f | %s | %s |",
              trend.get("label").asText(),
              trend.get("judgedFromSeconds").asDouble() / 60,
              trend.get("firstThirdMedian").asDouble() / unit,
              trend.get("lastThirdMedian").asDouble() / unit,
              trend.get("ratio").isNull()
                  ? ""
                  : String.format(Locale.ROOT, "%.2f", trend.get("ratio").asDouble()),
              trend.get("verdict").asText()));
    }
    return lines;
  }

  private LinePlot.Panel panel(String title, String series, double unit) {
    List<LinePlot.Point> points = new ArrayList<>();
    for (JsonNode sample : results.get("samples")) {
      if (!sample.get(series).isNull()) {
        points.add(
            new LinePlot.Point(
                sample.get("seconds").asDouble() / 60, sample.get(series).asDouble() / unit));
      }
    }
    return new LinePlot.Panel(title, points);
  }
}
