package io.citylake.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.citylake.benchmarks.batch.MartsReport;
import io.citylake.benchmarks.freshness.FreshnessReport;
import io.citylake.benchmarks.report.JsonFile;
import io.citylake.benchmarks.report.Report;
import io.citylake.benchmarks.scale.ScaleReport;
import io.citylake.benchmarks.soak.SoakReport;
import io.citylake.benchmarks.throughput.ThroughputReport;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The published page has a section for each benchmark's report. */
record BenchmarksPage(List<Report> reports) {
  /** Reports in the order of their sections, by the field {@code benchmark} of a file. */
  private static final Map<String, Class<? extends Report>> REPORTS = new LinkedHashMap<>();

  static {
    REPORTS.put("throughput", ThroughputReport.class);
    REPORTS.put("freshness", FreshnessReport.class);
    REPORTS.put("batch", MartsReport.class);
    REPORTS.put("scale", ScaleReport.class);
    REPORTS.put("soak", SoakReport.class);
  }

  /**
   * The page of some files, whatever their order.
   *
   * @param contents whole files by what they are called
   * @throws BadConfiguration naming each that is of no benchmark that has a section
   */
  static BenchmarksPage of(Map<Path, JsonNode> contents) {
    List<ConfigProblem> problems = new ArrayList<>();
    contents.forEach(
        (file, content) -> {
          if (!REPORTS.containsKey(benchmark(content))) {
            problems.add(
                new ConfigProblem(
                    "benchmark",
                    benchmark(content),
                    file.toString(),
                    "must be one of %s: measure again with \"bench NAME --json FILE\""
                        .formatted(String.join(", ", REPORTS.keySet()))));
          }
        });
    if (!problems.isEmpty()) {
      throw new BadConfiguration(problems);
    }
    List<Report> reports = new ArrayList<>();
    REPORTS.forEach(
        (benchmark, type) ->
            contents.values().stream()
                .filter(content -> benchmark(content).equals(benchmark))
                .forEach(content -> reports.add(JsonFile.report(content, type))));
    return new BenchmarksPage(reports);
  }

  private static String benchmark(JsonNode content) {
    return content.path("benchmark").asText();
  }

  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Benchmarks");
    lines.add("");
    lines.add(
        "Written by `./citylake bench page` from what `./citylake bench NAME --json FILE` measured. Not to be edited: measure");
    lines.add(
        "again instead. How far that is from what was asked for, and what was tried: [benchmarks-notes.md](benchmarks-notes.md).");
    for (Report report : reports) {
      lines.add("");
      lines.addAll(report.section());
    }
    return String.join("\n", lines) + "\n";
  }
}
