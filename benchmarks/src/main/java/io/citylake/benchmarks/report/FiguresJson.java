package io.citylake.benchmarks.report;

import io.citylake.benchmarks.compare.RecordsCheck;
import io.citylake.benchmarks.compare.WindowsComparison;
import io.citylake.benchmarks.cpu.CpuUse;
import io.citylake.benchmarks.run.PhaseFigures;
import io.citylake.benchmarks.stack.CityLoad;
import io.citylake.benchmarks.stack.LoadedTopic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What every benchmark measures, as its JSON file holds it: seconds, shares from 0 to 1, bytes. */
public final class FiguresJson {
  private FiguresJson() {}

  /** {@code start}, {@code work} and {@code stop} of a phase. */
  public static Map<String, Object> of(PhaseFigures figures) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("start", of(figures.start()));
    json.put("work", of(figures.work()));
    json.put("stop", of(figures.stop()));
    return json;
  }

  /** Time and CPU time between two moments. */
  public static Map<String, Object> of(CpuUse use) {
    Map<String, Object> cpu = new TreeMap<>();
    use.byName().forEach((process, time) -> cpu.put(process, time.toNanos() / 1e9));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seconds", use.elapsed().toNanos() / 1e9);
    json.put("cpuSeconds", cpu);
    json.put("othersShare", orNull(use.othersShare()));
    json.put("stolenShare", orNull(use.stolenShare()));
    return json;
  }

  /** A topic and what it holds. */
  public static Map<String, Object> of(LoadedTopic topic) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("topic", topic.name());
    json.put("records", topic.records());
    json.put("meanPayloadBytes", topic.meanPayloadBytes());
    json.put("offsets", new TreeMap<>(topic.ends()));
    json.put("firstEventTime", topic.firstEventTime().toString());
    json.put("lastEventTime", topic.lastEventTime().toString());
    json.put("loadSeconds", topic.took().toMillis() / 1e3);
    return json;
  }

  /** What topics are filled with. */
  public static Map<String, Object> of(CityLoad load) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", load.seed());
    json.put("sensors", load.sensors());
    json.put("intervalSeconds", load.interval().toMillis() / 1e3);
    json.put("partitions", load.partitions());
    return json;
  }

  /** Whether records are all there. */
  public static Map<String, Object> of(RecordsCheck check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("expected", check.expected());
    json.put("found", check.found());
    json.put("missing", check.missing());
    json.put("repeated", check.repeated());
    return json;
  }

  /** Whether windows are what they must be. */
  public static Map<String, Object> of(WindowsComparison comparison) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("expected", comparison.expected());
    json.put("found", comparison.found());
    json.put("different", comparison.different());
    json.put("examples", comparison.examples());
    return json;
  }

  /** JSON knows no missing number but null. */
  public static Object orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }
}
