package io.citylake.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code bench batch --json} wrote, as a section for people. */
final class BatchPage implements PageSection {
  private final JsonNode results;

  /**
   * @param results the whole file
   */
  BatchPage(JsonNode results) {
    this.results = results;
  }

  @Override
  public Map<String, String> plots() {
    return Map.of();
  }

  @Override
  public List<String> lines() {
    JsonNode settings = results.get("settings");
    List<String> lines = new ArrayList<>();
    lines.add("## Batch");
    lines.add("");
    lines.add(MachineLine.of(results));
    lines.add(
        String.format(
            Locale.ROOT,
            "All daily marts of a day with %,d readings from %,d sensors, from the lake to PostgreSQL, by a JVM that makes its first day",
            settings.get("recordsPerDay").asLong(),
            settings.get("load").get("sensors").asLong()));
    lines.add("(cold) and then its second (warm); %s.".formatted(RoundsAndHeap.of(settings)));
    lines.add("");
    lines.addAll(table());
    lines.add("");
    lines.add(
        results.get("holds").asBoolean()
            ? "The windows that were published are those of a plain computation."
            : "**The windows that were published are not those of a plain computation.**");
    return lines;
  }

  private List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add("| phase | readings | seconds | readings/s | CPU us/reading |");
    lines.add("| --- | ---: | ---: | ---: | ---: |");
    for (JsonNode summary : results.get("summary")) {
      long readings = summary.get("readings").asLong();
      double seconds = summary.get("seconds").get("median").asDouble();
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %.1f | %,.0f | %.2f |",
              summary.get("phase").asText(),
              readings,
              seconds,
              readings / seconds,
              summary.get("cpuMicrosPerReading").get("median").asDouble()));
    }
    return lines;
  }
}
