package io.citylake.benchmarks.throughput;

import io.citylake.benchmarks.report.FiguresJson;
import io.citylake.benchmarks.report.Machine;
import io.citylake.benchmarks.report.Spread;
import io.citylake.benchmarks.stack.LoadedTopic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results for programs: everything, round by round. */
final class ThroughputJson {
  private final ThroughputSettings settings;
  private final Machine machine = Machine.thisOne();
  private final Instant began = Instant.now();

  ThroughputJson(ThroughputSettings settings) {
    this.settings = settings;
  }

  /**
   * What is known by now.
   *
   * @param topics the cold phase's first
   */
  Map<String, Object> content(
      List<LoadedTopic> topics, List<PhaseResult> results, List<Failure> failures) {
    List<Summary> summaries = Summary.of(results, settings.entrants(), topics);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("benchmark", "throughput");
    json.put("began", began.toString());
    json.put("written", Instant.now().toString());
    json.put("machine", machine.json());
    json.put("settings", settingsJson());
    json.put("phases", topics.stream().map(ThroughputJson::phaseJson).toList());
    json.put("contestants", settings.entrants().stream().map(ThroughputJson::entrantJson).toList());
    json.put("holds", failures.isEmpty() && summaries.stream().allMatch(Summary::holds));
    json.put("failures", failures.stream().map(Failure::text).toList());
    json.put("summary", summaries.stream().map(ThroughputJson::summaryJson).toList());
    json.put("results", results.stream().map(ThroughputJson::resultJson).toList());
    return json;
  }

  private Map<String, Object> settingsJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rounds", settings.rounds());
    json.putAll(FiguresJson.of(settings.load()));
    json.put("heap", settings.jvm().heap());
    json.put("jvmOptions", settings.jvm().further());
    json.put("citylake", settings.citylakeKeys());
    return json;
  }

  /** Each topic is a phase's, and is called so. */
  private static Map<String, Object> phaseJson(LoadedTopic topic) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("phase", topic.name());
    json.putAll(FiguresJson.of(topic));
    return json;
  }

  private static Map<String, Object> entrantJson(Entrant entrant) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", entrant.name());
    json.put("job", entrant.job().name());
    json.put("engine", entrant.engine().label());
    json.put("description", entrant.engine().description());
    json.put("leavesOut", entrant.engine().leavesOut());
    return json;
  }

  private static Map<String, Object> summaryJson(Summary summary) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("contestant", summary.entrant().name());
    json.put("phase", summary.topic().name());
    json.put("rounds", summary.results().size());
    json.put("recordsPerSecond", summary.recordsPerSecond().json());
    json.put("cpuMicrosPerRecord", summary.cpuMicrosPerRecord().json());
    json.put("rateToNaive", FiguresJson.orNull(summary.rateToNaive()));
    json.put("rateToLimit", FiguresJson.orNull(summary.rateToLimit()));
    json.put("cpuToNaive", FiguresJson.orNull(summary.cpuToNaive()));
    json.put("cpuToLimit", FiguresJson.orNull(summary.cpuToLimit()));
    json.put("othersShare", summary.othersShare().map(Spread::json).orElse(null));
    json.put("startSeconds", summary.startSeconds().json());
    json.put("holds", summary.holds());
    return json;
  }

  private static Map<String, Object> resultJson(PhaseResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("round", result.round());
    json.put("contestant", result.entrant().name());
    json.put("phase", result.topic().name());
    json.put("records", result.topic().records());
    json.put("recordsPerSecond", result.recordsPerSecond());
    json.put("cpuMicrosPerRecord", result.cpuMicrosPerRecord());
    json.putAll(FiguresJson.of(result.figures()));
    json.put("output", checkJson(result.check()));
    return json;
  }

  private static Map<String, Object> checkJson(OutputCheck check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("holds", check.holds());
    json.put("records", check.records().map(FiguresJson::of).orElse(null));
    json.put("windows", check.windows().map(FiguresJson::of).orElse(null));
    json.put("lateReadings", check.late().orElse(null));
    return json;
  }
}
