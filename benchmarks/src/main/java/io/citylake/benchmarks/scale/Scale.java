package io.citylake.benchmarks.scale;

import io.citylake.benchmarks.compare.CheckRecords;
import io.citylake.benchmarks.compare.LateReadings;
import io.citylake.benchmarks.compare.ParquetFiles;
import io.citylake.benchmarks.compare.RecordsCheck;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.cpu.CpuMeter;
import io.citylake.benchmarks.lake.LakeFigures;
import io.citylake.benchmarks.lake.LakeTable;
import io.citylake.benchmarks.report.JsonFile;
import io.citylake.benchmarks.report.Machine;
import io.citylake.benchmarks.report.ProgressLines;
import io.citylake.benchmarks.run.ContestantFailed;
import io.citylake.benchmarks.run.ContestantProcess;
import io.citylake.benchmarks.run.JvmOptions;
import io.citylake.benchmarks.run.MeasurePhase;
import io.citylake.benchmarks.run.PhaseFigures;
import io.citylake.benchmarks.run.Program;
import io.citylake.benchmarks.spark.CitylakeStream;
import io.citylake.benchmarks.spark.PhaseKeys;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.benchmarks.stack.LoadedTopic;
import io.citylake.benchmarks.stack.PhasePlace;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Servers and topics; then round by round each case in a new JVM, first over its cold topic, then,
 * measured, over the warm one; then the report.
 */
final class Scale {
  private final ScaleSettings settings;
  private final PrintWriter out;
  private final ProgressLines lines;
  private final ScaleJson json;
  private final List<CaseResult> results = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  Scale(ScaleSettings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
    this.lines = new ProgressLines(out);
    this.json = new ScaleJson(settings);
  }

  /** Runs it all; whether all output is complete. False, too, where the JVM is ended meanwhile. */
  boolean run() throws IOException, SQLException, ContestantFailed {
    writeJson(); // a file that cannot be written is better known before anything starts
    lines.title(Machine.thisOne().text());
    try (BenchStack stack = BenchStack.start(settings.folder())) {
      if (!stack.outlasts(() -> measure(stack))) {
        return false;
      }
    }
    List<CaseSummary> summaries = CaseSummary.of(settings.cases(), results);
    lines.title("scale");
    ScaleTable.print(summaries, failures, out);
    return failures.isEmpty() && summaries.stream().allMatch(CaseSummary::holds);
  }

  private void measure(BenchStack stack) throws IOException, SQLException, ContestantFailed {
    lines.title("filling the topics from the simulator");
    CaseTopics topics = CaseTopics.fill(settings, stack, lines);
    lines.title("measuring");
    for (int round = 1; round <= settings.rounds(); round++) {
      for (ScaleCase scaleCase : settings.cases()) {
        runAnyhow(round, scaleCase, topics.of(scaleCase), stack);
        writeJson();
      }
    }
  }

  /** One case that fails does not keep the others from being measured. */
  private void runAnyhow(int round, ScaleCase scaleCase, CaseTopics.Pair topics, BenchStack stack)
      throws IOException, SQLException, ContestantFailed {
    try {
      CaseResult result =
          scaleCase.workers().isPresent()
              ? runOnCluster(round, scaleCase, topics, stack)
              : run(round, scaleCase, topics, stack, Optional.empty());
      results.add(result);
      show(result);
    } catch (ContestantFailed e) {
      if (stack.hasEnded()) {
        throw e;
      }
      failures.add(
          String.format(
              Locale.ROOT, "%s failed in round %d: %s", scaleCase.name(), round, e.getMessage()));
      lines.line(failures.get(failures.size() - 1));
    }
  }

  private CaseResult runOnCluster(
      int round, ScaleCase scaleCase, CaseTopics.Pair topics, BenchStack stack)
      throws IOException, SQLException, ContestantFailed {
    try (Cluster cluster = Cluster.start(stack.folder(), scaleCase.workers().getAsInt())) {
      return run(round, scaleCase, topics, stack, Optional.of(cluster));
    }
  }

  private CaseResult run(
      int round,
      ScaleCase scaleCase,
      CaseTopics.Pair topics,
      BenchStack stack,
      Optional<Cluster> cluster)
      throws IOException, SQLException, ContestantFailed {
    Map<String, String> keys = new LinkedHashMap<>(settings.citylakeKeys());
    keys.putAll(scaleCase.keys());
    JvmOptions jvm = settings.jvm().with(scaleCase.jvmOptions());
    Map<String, Long> processes = new LinkedHashMap<>(stack.processes());
    if (cluster.isPresent()) {
      jvm = jvm.with(cluster.get().driverOptions(jvm.heap()));
      processes.putAll(cluster.get().processes());
    }
    MeasurePhase measure = new MeasurePhase(CpuMeter.ofThisSystem(), processes);
    String name = scaleCase.name().replace(' ', '-') + "-" + round;
    try (ContestantProcess job =
        ContestantProcess.start(
            name, Program.of(CitylakeStream.class, keys), jvm, stack.folder())) {
      try (PhasePlace place = PhasePlace.create(stack)) {
        measure.run(job, place.phase("cold", topics.cold().name(), Map.of()), read -> {});
      }
      try (PhasePlace place = PhasePlace.create(stack)) {
        Phase phase = place.phase("warm", topics.warm().name(), Map.of());
        JobMemory memory = new JobMemory(job.pid(), cluster);
        PhaseFigures figures = measure.run(job, phase, read -> memory.look());
        memory.look();
        return result(round, scaleCase, topics.warm(), phase, figures, memory.peak());
      }
    }
  }

  private static CaseResult result(
      int round,
      ScaleCase scaleCase,
      LoadedTopic topic,
      Phase phase,
      PhaseFigures figures,
      OptionalLong residentPeak)
      throws IOException, SQLException {
    Optional<LakeFigures> lake = Optional.empty();
    Optional<RecordsCheck> check = Optional.empty();
    if (scaleCase.hasRecords()) {
      Settings.Lake place =
          ReadSettings.from(Optional.empty(), Map.of(), PhaseKeys.of(phase, Map.of())).lake();
      try (LakeTable table = LakeTable.open(place, "raw", "records")) {
        lake = Optional.of(LakeFigures.of(table));
      }
      check =
          Optional.of(
              new CheckRecords(topic.ends()).in(ParquetFiles.ofLake(place, "raw", "records")));
    }
    return new CaseResult(
        round,
        scaleCase,
        topic.records(),
        figures,
        residentPeak,
        lake,
        check,
        LateReadings.in(phase.jdbcUrl()));
  }

  private void show(CaseResult result) {
    lines.line(
        String.format(
            Locale.ROOT,
            "round %d of %d   %-18s%,10.0f records/s   %6.2f us CPU a record   %s",
            result.round(),
            settings.rounds(),
            result.scaleCase().name(),
            result.recordsPerSecond(),
            result.cpuMicrosPerRecord(),
            result.differences().isEmpty() ? "complete" : "DIFFERS"));
  }

  private void writeJson() {
    settings.json().ifPresent(file -> new JsonFile(file).write(json.content(results, failures)));
  }
}
