package io.citylake.benchmarks.soak;

import io.citylake.benchmarks.report.Machine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results for programs: all samples. */
final class SoakJson {
  private final SoakSettings settings;
  private final Machine machine = Machine.thisOne();
  private final Instant began = Instant.now();

  SoakJson(SoakSettings settings) {
    this.settings = settings;
  }

  /** What is known by now. */
  Map<String, Object> content(List<Sample> samples) {
    List<Trend> trends = Trend.of(samples, settings::judgedFrom);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("benchmark", "soak");
    json.put("began", began.toString());
    json.put("written", Instant.now().toString());
    json.put("machine", machine.json());
    json.put("settings", settingsJson());
    json.put("holds", trends.stream().allMatch(Trend::holds));
    json.put("trends", trends.stream().map(Trend::json).toList());
    json.put("samples", samples.stream().map(Sample::json).toList());
    return json;
  }

  private Map<String, Object> settingsJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("durationSeconds", settings.duration().toMillis() / 1e3);
    json.put("judgedFromSeconds", settings.judgedFrom().toMillis() / 1e3);
    json.put("rate", settings.rate());
    json.put("sensors", settings.sensors());
    json.put("partitions", settings.partitions());
    json.put("seed", settings.seed());
    json.put("heap", settings.jvm().heap());
    json.put("jvmOptions", settings.jvm().further());
    json.put("citylake", settings.citylakeKeys());
    return json;
  }
}
