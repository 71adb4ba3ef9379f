package io.citylake.benchmarks.scale;

import io.citylake.benchmarks.lake.LakeFigures;
import io.citylake.benchmarks.report.FiguresJson;
import io.citylake.benchmarks.report.Machine;
import io.citylake.benchmarks.report.Spread;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The results for programs: everything, round by round. */
final class ScaleJson {
  private final ScaleSettings settings;
  private final Machine machine = Machine.thisOne();
  private final Instant began = Instant.now();

  ScaleJson(ScaleSettings settings) {
    this.settings = settings;
  }

  /** What is known by now. */
  Map<String, Object> content(List<CaseResult> results, List<String> failures) {
    List<CaseSummary> summaries = CaseSummary.of(settings.cases(), results);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("benchmark", "scale");
    json.put("began", began.toString());
    json.put("written", Instant.now().toString());
    json.put("machine", machine.json());
    json.put("settings", settingsJson());
    json.put("holds", failures.isEmpty() && summaries.stream().allMatch(CaseSummary::holds));
    json.put("failures", failures);
    json.put("summary", summaries.stream().map(ScaleJson::summaryJson).toList());
    json.put("results", results.stream().map(ScaleJson::resultJson).toList());
    return json;
  }

  private Map<String, Object> settingsJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rounds", settings.rounds());
    json.put("records", settings.records());
    json.put("coldRecords", settings.coldRecords());
    json.put("seed", settings.seed());
    json.put("heap", settings.jvm().heap());
    json.put("jvmOptions", settings.jvm().further());
    json.put("citylake", settings.citylakeKeys());
    return json;
  }

  private static Map<String, Object> summaryJson(CaseSummary summary) {
    Map<String, Object> json = caseJson(summary.scaleCase());
    json.put("rounds", summary.results().size());
    json.put("recordsPerSecond", summary.recordsPerSecond().json());
    json.put("cpuMicrosPerRecord", summary.cpuMicrosPerRecord().json());
    summary.sizes().forEach((name, size) -> json.put(name, size.orElse(null)));
    json.put("othersShare", summary.othersShare().map(Spread::json).orElse(null));
    json.put("holds", summary.holds());
    return json;
  }

  private static Map<String, Object> resultJson(CaseResult result) {
    Map<String, Object> json = caseJson(result.scaleCase());
    json.put("round", result.round());
    json.put("records", result.records());
    json.put("recordsPerSecond", result.recordsPerSecond());
    json.put("cpuMicrosPerRecord", result.cpuMicrosPerRecord());
    json.putAll(FiguresJson.of(result.figures()));
    json.put("peaks", new TreeMap<>(result.figures().peaks()));
    json.put(
        "residentPeakBytes",
        result.residentPeak().isPresent() ? result.residentPeak().getAsLong() : null);
    json.put("lake", result.lake().map(LakeFigures::json).orElse(null));
    json.put("recordsCheck", result.check().map(FiguresJson::of).orElse(null));
    json.put("lateReadings", result.late());
    return json;
  }

  private static Map<String, Object> caseJson(ScaleCase scaleCase) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("experiment", scaleCase.experiment().label());
    json.put("changes", scaleCase.experiment().description());
    json.put("value", scaleCase.value());
    json.put("queries", scaleCase.hasRecords() ? "both" : "windows");
    return json;
  }
}
