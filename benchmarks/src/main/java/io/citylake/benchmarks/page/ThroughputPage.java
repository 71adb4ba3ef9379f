package io.citylake.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@code bench throughput --json} wrote, as a page for people. */
final class ThroughputPage {
  private static final String WARM = "warm";

  private final JsonNode results;

  /**
   * @param results the whole file
   */
  ThroughputPage(JsonNode results) {
    this.results = results;
  }

  /** CPU time a record, warm: the figure that does not depend on who else was on the machine. */
  BarPlot plot() {
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

  /**
   * The page.
   *
   * @param plotFile the plot's place, as the page links to it
   * @param notes what people add to the figures, as Markdown; may be empty
   */
  String markdown(String plotFile, String notes) {
    List<String> lines = new ArrayList<>();
    lines.add("# Benchmarks");
    lines.add("");
    lines.add(
        "Written by `./citylake bench page` from what `./citylake bench throughput --json FILE` measured. Not to be edited:");
    lines.add("measure again instead.");
    lines.add("");
    lines.addAll(circumstances());
    lines.add("## Throughput");
    lines.add("");
    lines.add("![CPU time a record](" + plotFile + ")");
    lines.add("");
    lines.addAll(table());
    lines.addAll(explanations());
    if (!notes.isBlank()) {
      lines.add("");
      lines.add(notes.strip());
    }
    return String.join("\n", lines) + "\n";
  }

  private List<String> circumstances() {
    JsonNode machine = results.get("machine");
    JsonNode settings = results.get("settings");
    JsonNode load = results.get("phases").get(0);
    return List.of(
        "Machine: %d cores of %s, %d GiB, %s, %s. Began %s."
            .formatted(
                machine.get("cores").asInt(),
                machine.get("processor").asText(),
                machine.get("memoryBytes").asLong() >> 30,
                machine.get("operatingSystem").asText(),
                machine.get("java").asText(),
                results.get("began").asText()),
        String.format(
            Locale.ROOT,
            "Load: %,d records of %.0f bytes, cold and warm each, from %,d sensors in %d partitions, seed %d; %d round%s, heap %s.",
            load.get("records").asLong(),
            load.get("meanPayloadBytes").asDouble(),
            settings.get("sensors").asLong(),
            settings.get("partitions").asInt(),
            settings.get("seed").asLong(),
            settings.get("rounds").asInt(),
            settings.get("rounds").asInt() == 1 ? "" : "s",
            settings.get("heap").asText()),
        "All contestants run on the same machine as broker and database, in turn.",
        "");
  }

  private List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| contestant | phase | records/s | CPU us/record | of naive's CPU | of the limit's CPU | others' share | output |");
    lines.add("| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |");
    summaries()
        .forEach(
            summary ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "| %s | %s | %,.0f | %.2f | %s | %s | %.0f %% | %s |",
                        summary.get("contestant").asText(),
                        summary.get("phase").asText(),
                        median(summary, "recordsPerSecond"),
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
    return StreamSupport.stream(results.get("summary").spliterator(), false);
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
