package io.citylake.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code bench scale --json} wrote, as a section for people. */
final class ScalePage implements PageSection {
  private final JsonNode results;

  /**
   * @param results the whole file
   */
  ScalePage(JsonNode results) {
    this.results = results;
  }

  @Override
  public Map<String, String> plots() {
    return Map.of();
  }

  /** A table for each experiment. */
  @Override
  public List<String> lines() {
    JsonNode settings = results.get("settings");
    List<String> lines = new ArrayList<>();
    lines.add("## Scale");
    lines.add("");
    lines.add(MachineLine.of(results));
    lines.add(
        String.format(
            Locale.ROOT,
            "The same work, %,d records after %,d in the same JVM, with one thing at a time changed; %s.",
            settings.get("records").asLong(),
            settings.get("coldRecords").asLong(),
            RoundsAndHeap.of(settings)));
    lines.add(
        "Medians. Heap: the largest that a garbage collection left, of the driver. Resident: of all the job's processes.");
    byExperiment().forEach((experiment, summaries) -> addTable(lines, experiment, summaries));
    for (JsonNode failure : results.get("failures")) {
      lines.add("");
      lines.add("Not measured: " + failure.asText().lines().findFirst().orElse(""));
    }
    return lines;
  }

  private Map<String, List<JsonNode>> byExperiment() {
    Map<String, List<JsonNode>> byExperiment = new LinkedHashMap<>();
    for (JsonNode summary : results.get("summary")) {
      byExperiment
          .computeIfAbsent(summary.get("experiment").asText(), name -> new ArrayList<>())
          .add(summary);
    }
    return byExperiment;
  }

  private static void addTable(List<String> lines, String experiment, List<JsonNode> summaries) {
    lines.add("");
    lines.add("### " + experiment + ": " + summaries.get(0).get("changes").asText());
    lines.add("");
    lines.add(
        "| %s | records/s | CPU us/record | heap MiB | resident MiB | state rows | state MiB | data files | snapshots | output |"
            .formatted(experiment));
    lines.add("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
    for (JsonNode summary : summaries) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| %,d | %,.0f | %.2f | %s | %s | %s | %s | %s | %s | %s |",
              summary.get("value").asLong(),
              summary.get("recordsPerSecond").get("median").asDouble(),
              summary.get("cpuMicrosPerRecord").get("median").asDouble(),
              mebibytes(summary.get("heapPeakBytes")),
              mebibytes(summary.get("residentPeakBytes")),
              whole(summary.get("stateRows"), 1),
              mebibytes(summary.get("stateBytes")),
              whole(summary.get("dataFiles"), 1),
              whole(summary.get("snapshots"), 1),
              summary.get("holds").asBoolean() ? "complete" : "DIFFERS"));
    }
  }

  private static String mebibytes(JsonNode bytes) {
    return whole(bytes, 1 << 20);
  }

  private static String whole(JsonNode number, double unit) {
    return number.isNull() ? "" : String.format(Locale.ROOT, "%,.0f", number.asDouble() / unit);
  }
}
