package io.citylake.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code bench throughput --json} wrote, as a section for people. */
final class ThroughputPage implements PageSection {
  private static final String PLOT = "benchmarks-throughput.svg";
  private static final String WARM = "warm";

  private final JsonNode results;

  /**
   * @param results the whole file
   */
  ThroughputPage(JsonNode results) {
    this.results = results;
  }

  /** CPU time a record, warm: the figure that does not depend on who else was on the machine. */
  private BarPlot plot() {
    List<BarPlot.Bar> bars =
        summaries()
            .filter(summary -> summary.get("phase").asText().equals(WARM))
            .map(
                summary ->
                    new BarPlot.Bar(
                        summary.get("contestant").asText(),
                        median(summary, "cpuMicrosPerRecord"),
                        summary.get("contestant").asText().startsWith("citylake")))
            .toList();
    return new BarPlot("CPU time a record, warm, in microseconds (less is better)", bars);
  }

  @Override
  public Map<String, String> plots() {
    return Map.of(PLOT, plot().svg());
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("## Throughput");
    lines.add("");
    lines.addAll(circumstances());
    lines.add("![CPU time a record](" + PLOT + ")");
    lines.add("");
    lines.addAll(table());
    lines.addAll(explanations());
    return lines;
  }

  private List<String> circumstances() {
    JsonNode settings = results.get("settings");
    return List.of(
        MachineLine.of(results),
        String.format(
            Locale.ROOT,
            "Load: %s, of %.0f bytes, from %,d sensors in %d partitions, seed %d; %s.",
            records(),
            results.get("phases").get(0).get("meanPayloadBytes").asDouble(),
            settings.get("sensors").asLong(),
            settings.get("partitions").asInt(),
            settings.get("seed").asLong(),
            RoundsAndHeap.of(settings)),
        "All contestants run on the same machine as broker and database, in turn.",
        "");
  }

  private String records() {
    return results
        .get("phases")
        .valueStream()
        .map(
            phase ->
                String.format(
                    Locale.ROOT,
                    "%,d records %s",
                    phase.get("records").asLong(),
                    phase.get("phase").asText()))
        .collect(Collectors.joining(" and "));
  }

  private List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| contestant | phase | records/s | of the limit's | CPU us/record | of naive's CPU | of the limit's CPU | others' share | output |");
    lines.add("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
    summaries()
        .forEach(
            summary ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "| %s | %s | %,.0f | %s | %.2f | %s | %s | %.0f %% | %s |",
                        summary.get("contestant").asText(),
                        summary.get("phase").asText(),
                        median(summary, "recordsPerSecond"),
                        ratio(summary.get("rateToLimit")),
                        median(summary, "cpuMicrosPerRecord"),
                        ratio(summary.get("cpuToNaive")),
                        ratio(summary.get("cpuToLimit")),
                        100 * median(summary, "othersShare"),
                        summary.get("holds").asBoolean() ? "equal" : "DIFFERS")));
    return lines;
  }

  private List<String> explanations() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "Medians of all rounds. CPU time is that of all processes: driver, broker and PostgreSQL. Others' share: of the machine's");
    lines.add(
        "time that foreign processes used meanwhile. Output: windows and rows compared with those of all others.");
    lines.add("");
    for (JsonNode contestant : results.get("contestants")) {
      String leavesOut = contestant.get("leavesOut").asText();
      lines.add(
          "- **%s**: %s%s"
              .formatted(
                  contestant.get("name").asText(),
                  contestant.get("description").asText(),
                  leavesOut.isEmpty() ? "." : ". Leaves out: " + leavesOut + "."));
    }
    return lines;
  }

  private Stream<JsonNode> summaries() {
    return results.get("summary").valueStream();
  }

  private static double median(JsonNode summary, String figure) {
    return summary.get(figure).get("median").asDouble();
  }

  private static String ratio(JsonNode value) {
    return value == null || value.isNull()
        ? ""
        : String.format(Locale.ROOT, "%.2f", value.asDouble());
  }
}
