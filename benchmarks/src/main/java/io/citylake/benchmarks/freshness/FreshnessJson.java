package io.citylake.benchmarks.freshness;

import io.citylake.benchmarks.report.FiguresJson;
import io.citylake.benchmarks.report.Machine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results for programs: everything, round by round. Milliseconds; null for never. */
final class FreshnessJson {
  private final FreshnessSettings settings;
  private final Machine machine = Machine.thisOne();
  private final Instant began = Instant.now();

  FreshnessJson(FreshnessSettings settings) {
    this.settings = settings;
  }

  /** What is known by now. */
  Map<String, Object> content(
      List<RateResult> results, List<ColdStart> starts, List<Failure> failures) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("benchmark", "freshness");
    json.put("began", began.toString());
    json.put("written", Instant.now().toString());
    json.put("machine", machine.json());
    json.put("settings", settingsJson());
    json.put("contestants", settings.entrants().stream().map(FreshnessJson::entrantJson).toList());
    json.put("failures", failures.stream().map(Failure::text).toList());
    json.put(
        "summary",
        Summary.of(results, settings.entrants()).stream().map(FreshnessJson::summaryJson).toList());
    json.put("coldStartSeconds", coldSecondsJson(starts));
    json.put("results", results.stream().map(FreshnessJson::resultJson).toList());
    json.put("coldStarts", starts.stream().map(FreshnessJson::startJson).toList());
    return json;
  }

  private Map<String, Object> settingsJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rounds", settings.rounds());
    json.put("rates", settings.rates());
    json.put("warmUpSeconds", settings.warmUp().toMillis() / 1e3);
    json.put("durationSeconds", settings.duration().toMillis() / 1e3);
    json.put("graceSeconds", MeasureRate.GRACE.toSeconds());
    json.put("probesPerSecond", Schedule.PROBES_PER_SECOND);
    json.put("servingPollMillis", WatchServing.PAUSE.toMillis());
    json.put("lakePollMillis", WatchLake.PAUSE.toMillis());
    json.put("seed", settings.load().seed());
    json.put("sensors", settings.load().sensors());
    json.put("partitions", settings.load().partitions());
    json.put("heap", settings.jvm().heap());
    json.put("jvmOptions", settings.jvm().further());
    json.put("citylake", settings.citylakeKeys());
    return json;
  }

  private static Map<String, Object> entrantJson(Entrant entrant) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", entrant.label());
    json.put("description", entrant.description());
    return json;
  }

  private static Map<String, Object> summaryJson(Summary summary) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("contestant", summary.entrant().label());
    json.put("rate", summary.rate());
    json.put("rounds", summary.results().size());
    json.put("achievedRate", summary.achievedRate());
    json.put("serving", placeJson(summary, Summary.Place.SERVING));
    json.put("lake", placeJson(summary, Summary.Place.LAKE));
    json.put("cpuShare", summary.cpuShare());
    json.put("othersShare", FiguresJson.orNull(summary.othersShare()));
    json.put("windowsLag", summary.windowsLag());
    json.put("recordsLag", summary.recordsLag());
    return json;
  }

  private static Map<String, Object> placeJson(Summary summary, Summary.Place place) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("probes", summary.probes(place));
    json.put("neverSeen", summary.neverSeen(place));
    Latencies.POINTS.forEach(
        point -> json.put(point.name(), Latencies.orNull(summary.millis(place, point))));
    return json;
  }

  private static Map<String, Object> coldSecondsJson(List<ColdStart> starts) {
    Map<String, Object> json = new LinkedHashMap<>();
    Summary.coldSeconds(starts).forEach((entrant, seconds) -> json.put(entrant.label(), seconds));
    return json;
  }

  private static Map<String, Object> resultJson(RateResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("round", result.round());
    json.put("contestant", result.entrant().label());
    json.put("rate", result.rate());
    json.put("readings", result.readings());
    json.put("achievedRate", result.achievedRate());
    json.put("meanPayloadBytes", result.meanPayloadBytes());
    json.put("serving", result.serving().json());
    json.put("lake", result.lake().json());
    json.put("cpuShare", result.cpuShare());
    json.put("measured", FiguresJson.of(result.use()));
    json.put("windowsLag", result.windowsLag());
    json.put("recordsLag", result.recordsLag());
    return json;
  }

  private static Map<String, Object> startJson(ColdStart start) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("round", start.round());
    json.put("contestant", start.entrant().label());
    json.put("seconds", start.seconds());
    return json;
  }
}
