package io.citylake.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The page: a section for each benchmark's file.
 *
 * @param notes what people add to the figures, as Markdown; may be empty
 */
record BenchmarksPage(List<PageSection> sections, String notes) {
  /** The sections there are, in their order, by the field {@code benchmark} of a file. */
  private static final Map<String, Function<JsonNode, PageSection>> SECTIONS =
      new LinkedHashMap<>();

  static {
    SECTIONS.put("throughput", ThroughputPage::new);
    SECTIONS.put("freshness", FreshnessPage::new);
    SECTIONS.put("batch", BatchPage::new);
    SECTIONS.put("scale", ScalePage::new);
    SECTIONS.put("soak", SoakPage::new);
  }

  /**
   * A section of each benchmark, whatever the order of its files.
   *
   * @param results whole files by what they are called
   * @throws BadConfiguration naming each that is of no benchmark that has a section
   */
  static List<PageSection> sections(Map<Path, JsonNode> results) {
    List<ConfigProblem> problems = new ArrayList<>();
    results.forEach(
        (file, result) -> {
          if (!SECTIONS.containsKey(benchmark(result))) {
            problems.add(
                new ConfigProblem(
                    "benchmark",
                    benchmark(result),
                    file.toString(),
                    "must be one of %s: measure again with \"bench NAME --json FILE\""
                        .formatted(String.join(", ", SECTIONS.keySet()))));
          }
        });
    if (!problems.isEmpty()) {
      throw new BadConfiguration(problems);
    }
    return SECTIONS.entrySet().stream()
        .flatMap(
            section ->
                results.values().stream()
                    .filter(result -> benchmark(result).equals(section.getKey()))
                    .map(section.getValue()))
        .toList();
  }

  private static String benchmark(JsonNode results) {
    return results.path("benchmark").asText();
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
