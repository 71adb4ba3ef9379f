package io.citylake.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The page: a section for each benchmark, in the order in which they are given.
 *
 * @param notes what people add to the figures, as Markdown; may be empty
 */
record BenchmarksPage(List<PageSection> sections, String notes) {
  /** The sections there are, by the field {@code benchmark} of a file. */
  private static final Map<String, Function<JsonNode, PageSection>> SECTIONS =
      new LinkedHashMap<>();

  static {
    SECTIONS.put("throughput", ThroughputPage::new);
    SECTIONS.put("freshness", FreshnessPage::new);
    SECTIONS.put("scale", ScalePage::new);
    SECTIONS.put("soak", SoakPage::new);
  }

  /**
   * The section of a benchmark.
   *
   * @param results a benchmark's whole file
   * @throws IllegalArgumentException where it is of no benchmark that has a section
   */
  static PageSection section(JsonNode results) {
    String benchmark = results.path("benchmark").asText();
    if (!SECTIONS.containsKey(benchmark)) {
      throw new IllegalArgumentException(
          "its field \"benchmark\" is \"%s\", not one of %s: measure again with \"bench NAME --json FILE\""
              .formatted(benchmark, String.join(", ", SECTIONS.keySet())));
    }
    return SECTIONS.get(benchmark).apply(results);
  }

  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Benchmarks");
    lines.add("");
    lines.add(
        "Written by `./citylake bench page` from what `./citylake bench NAME --json FILE` measured. Not to be edited: measure");
    lines.add("again instead.");
    for (PageSection section : sections) {
      lines.add("");
      lines.addAll(section.lines());
    }
    if (!notes.isBlank()) {
      lines.add("");
      lines.add(notes.strip());
    }
    return String.join("\n", lines) + "\n";
  }
}
