package io.citylake.benchmarks.batch;

import io.citylake.benchmarks.report.FiguresJson;
import io.citylake.benchmarks.report.Machine;
import io.citylake.benchmarks.report.Spread;
import io.citylake.benchmarks.stack.LoadedTopic;
import io.citylake.command.AlignedRows;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The results, for people and for programs. */
final class BatchReport {
  private final BatchSettings settings;
  private final Machine machine = Machine.thisOne();
  private final Instant began = Instant.now();

  BatchReport(BatchSettings settings) {
    this.settings = settings;
  }

  /** Medians of all rounds. */
  void print(List<DayResult> results, PrintWriter out) {
    AlignedRows rows =
        new AlignedRows(
            "phase",
            "readings",
            "seconds",
            "least",
            "most",
            "readings/s",
            "CPU us/reading",
            "others %",
            "start s",
            "windows");
    for (String phase : phases(results)) {
      List<DayResult> own = of(results, phase);
      Spread seconds = spread(own, DayResult::seconds);
      rows.add(
          phase,
          own.get(0).readings(),
          decimals(seconds.median()),
          decimals(seconds.least()),
          decimals(seconds.most()),
          String.format(Locale.ROOT, "%,.0f", own.get(0).readings() / seconds.median()),
          decimals(spread(own, DayResult::cpuMicrosPerReading).median()),
          others(own),
          decimals(spread(own, r -> r.figures().start().elapsed().toNanos() / 1e9).median()),
          own.stream().allMatch(result -> result.windows().holds()) ? "equal" : "DIFFER");
    }
    rows.print(out, "  ");
    results.forEach(
        result ->
            result
                .windows()
                .examples()
                .forEach(
                    e ->
                        out.printf(
                            Locale.ROOT, "  round %d, %s: %s%n", result.round(), result.day(), e)));
    out.flush();
  }

  /** Everything, round by round. */
  Map<String, Object> json(List<LoadedTopic> topics, List<DayResult> results) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("benchmark", "batch");
    json.put("began", began.toString());
    json.put("written", Instant.now().toString());
    json.put("machine", machine.json());
    json.put("settings", settingsJson());
    json.put("topics", topics.stream().map(FiguresJson::of).toList());
    json.put("holds", results.stream().allMatch(result -> result.windows().holds()));
    json.put("summary", phases(results).stream().map(p -> summaryJson(p, of(results, p))).toList());
    json.put("results", results.stream().map(BatchReport::resultJson).toList());
    return json;
  }

  private Map<String, Object> settingsJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rounds", settings.rounds());
    json.put("load", FiguresJson.of(settings.load()));
    json.put("recordsPerDay", settings.recordsPerDay());
    json.put("heap", settings.jvm().heap());
    json.put("jvmOptions", settings.jvm().further());
    json.put("citylake", settings.citylakeKeys());
    return json;
  }

  private static Map<String, Object> summaryJson(String phase, List<DayResult> results) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("phase", phase);
    json.put("rounds", results.size());
    json.put("readings", results.get(0).readings());
    json.put("seconds", spread(results, DayResult::seconds).json());
    json.put("cpuMicrosPerReading", spread(results, DayResult::cpuMicrosPerReading).json());
    return json;
  }

  private static Map<String, Object> resultJson(DayResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("round", result.round());
    json.put("phase", result.phase());
    json.put("day", result.day().toString());
    json.put("readings", result.readings());
    json.put("cpuMicrosPerReading", result.cpuMicrosPerReading());
    json.putAll(FiguresJson.of(result.figures()));
    json.put("windows", FiguresJson.of(result.windows()));
    return json;
  }

  private static List<String> phases(List<DayResult> results) {
    return results.stream().map(DayResult::phase).distinct().toList();
  }

  private static List<DayResult> of(List<DayResult> results, String phase) {
    return results.stream().filter(result -> result.phase().equals(phase)).toList();
  }

  private static String others(List<DayResult> results) {
    List<Double> shares = new ArrayList<>();
    results.forEach(r -> r.figures().work().othersShare().ifPresent(shares::add));
    return shares.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "%.0f", 100 * Spread.of(shares).median());
  }

  private static Spread spread(List<DayResult> results, ToDoubleFunction<DayResult> figure) {
    return Spread.of(results.stream().map(figure::applyAsDouble).toList());
  }

  private static String decimals(double number) {
    return String.format(Locale.ROOT, "%,.2f", number);
  }
}
