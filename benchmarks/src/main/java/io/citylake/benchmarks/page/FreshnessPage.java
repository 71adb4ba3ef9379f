package io.citylake.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code bench freshness --json} wrote, as a section for people. */
final class FreshnessPage implements PageSection {
  private static final String SERVING = "serving";
  private static final String LAKE = "lake";
  private static final List<String> PLOTTED = List.of("p50", "p99", "p99.9");

  private final JsonNode results;

  /**
   * @param results the whole file
   */
  FreshnessPage(JsonNode results) {
    this.results = results;
  }

  @Override
  public Map<String, String> plots() {
    Map<String, String> plots = new LinkedHashMap<>();
    plots.put(
        plotFile(SERVING),
        plot(SERVING, "Until a reading is seen in serving, ms (less is better)"));
    plots.put(
        plotFile(LAKE), plot(LAKE, "Until a reading is seen in the lake, ms (less is better)"));
    return plots;
  }

  private static String plotFile(String place) {
    return "benchmarks-freshness-" + place + ".svg";
  }

  /** What was never seen has no bar. */
  private String plot(String place, String title) {
    List<BarPlot.Bar> bars = new ArrayList<>();
    summaries()
        .forEach(
            summary ->
                PLOTTED.stream()
                    .filter(point -> summary.get(place).hasNonNull(point))
                    .map(point -> bar(summary, place, point))
                    .forEach(bars::add));
    return new BarPlot(title, bars).svg();
  }

  private static BarPlot.Bar bar(JsonNode summary, String place, String point) {
    String contestant = summary.get("contestant").asText();
    return new BarPlot.Bar(
        String.format(
            Locale.ROOT, "%s, %,d/s, %s", contestant, summary.get("rate").asLong(), point),
        summary.get(place).get(point).asDouble(),
        contestant.equals("citylake"));
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("## Freshness");
    lines.add("");
    lines.addAll(circumstances());
    lines.add("![Until seen in serving](" + plotFile(SERVING) + ")");
    lines.add("");
    lines.addAll(table("Seen in serving", SERVING));
    lines.add("");
    lines.add("![Until seen in the lake](" + plotFile(LAKE) + ")");
    lines.add("");
    lines.addAll(table("Seen in the lake", LAKE));
    lines.add("");
    lines.addAll(load());
    lines.add("");
    lines.addAll(explanations());
    return lines;
  }

  private List<String> circumstances() {
    JsonNode settings = results.get("settings");
    return List.of(
        MachineLine.of(results),
        String.format(
            Locale.ROOT,
            "Load: readings of %,d sensors into %d partitions, seed %d, at constant rates; %.0f s of each rate measured after %.0f s"
                + " of warm-up; %s.",
            settings.get("sensors").asLong(),
            settings.get("partitions").asInt(),
            settings.get("seed").asLong(),
            settings.get("durationSeconds").asDouble(),
            settings.get("warmUpSeconds").asDouble(),
            RoundsAndHeap.of(settings)),
        "The sender runs on the same machine, too." + keys(settings.path("citylake")),
        "");
  }

  /** What was set of Citylake's configuration; empty where all was left as it is. */
  private static String keys(JsonNode citylake) {
    return citylake.isEmpty()
        ? ""
        : citylake.properties().stream()
            .map(key -> key.getKey() + " = " + key.getValue().asText())
            .collect(Collectors.joining(", ", " Citylake with ", "."));
  }

  private List<String> table(String title, String place) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| " + title + ", ms | readings/s | p50 | p95 | p99 | p99.9 | max | probes | never seen |");
    lines.add("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    summaries()
        .forEach(
            summary -> {
              JsonNode seen = summary.get(place);
              lines.add(
                  String.format(
                      Locale.ROOT,
                      "| %s | %,d | %s | %s | %s | %s | %s | %,d | %,d |",
                      summary.get("contestant").asText(),
                      summary.get("rate").asLong(),
                      millis(seen, "p50"),
                      millis(seen, "p95"),
                      millis(seen, "p99"),
                      millis(seen, "p99.9"),
                      millis(seen, "max"),
                      seen.get("probes").asLong(),
                      seen.get("neverSeen").asLong()));
            });
    return lines;
  }

  private List<String> load() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| load | readings/s | achieved | CPU | others' share | windows' lag | records' lag |");
    lines.add("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    summaries()
        .forEach(
            summary ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "| %s | %,d | %,.0f | %.0f %% | %s | %,.0f | %,.0f |",
                        summary.get("contestant").asText(),
                        summary.get("rate").asLong(),
                        summary.get("achievedRate").asDouble(),
                        100 * summary.get("cpuShare").asDouble(),
                        summary.hasNonNull("othersShare")
                            ? String.format(
                                Locale.ROOT, "%.0f %%", 100 * summary.get("othersShare").asDouble())
                            : "",
                        summary.get("windowsLag").asDouble(),
                        summary.get("recordsLag").asDouble())));
    return lines;
  }

  private List<String> explanations() {
    List<String> lines = new ArrayList<>();
    JsonNode settings = results.get("settings");
    lines.add(
        String.format(
            Locale.ROOT,
            "Medians of all rounds, counted from the moment at which a reading was due, even where the sender was late. %d readings a"
                + " second are probes, each alone in its district; PostgreSQL is asked for them every %d ms, the lake every %d ms. One"
                + " that is not seen %d s after the end counts as the slowest: \"never\". CPU: share of the machine of driver, broker"
                + " and PostgreSQL. Lag: records that were sent but not yet written when the last was sent.",
            settings.get("probesPerSecond").asInt(),
            settings.get("servingPollMillis").asInt(),
            settings.get("lakePollMillis").asInt(),
            settings.get("graceSeconds").asInt()));
    lines.add("");
    for (JsonNode contestant : results.get("contestants")) {
      String name = contestant.get("name").asText();
      JsonNode cold = results.get("coldStartSeconds").path(name);
      lines.add(
          "- **%s**: %s.%s"
              .formatted(
                  name,
                  contestant.get("description").asText(),
                  cold.isMissingNode()
                      ? ""
                      : String.format(
                          Locale.ROOT,
                          " Cold start: %.1f s from the start of the process to the first window.",
                          cold.asDouble())));
    }
    results.get("failures").forEach(failure -> lines.add("- " + failure.asText()));
    return lines;
  }

  private Stream<JsonNode> summaries() {
    return results.get("summary").valueStream();
  }

  private static String millis(JsonNode seen, String point) {
    return seen.hasNonNull(point)
        ? String.format(Locale.ROOT, "%,.0f", seen.get(point).asDouble())
        : "never";
  }
}
