package io.citylake.benchmarks.scale;

import io.citylake.benchmarks.compare.CheckRecords;
import io.citylake.benchmarks.compare.LateReadings;
import io.citylake.benchmarks.compare.ParquetFiles;
import io.citylake.benchmarks.compare.RecordsCheck;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.cpu.CpuMeter;
import io.citylake.benchmarks.lake.LakeFigures;
import io.citylake.benchmarks.lake.LakeTable;
import io.citylake.benchmarks.report.Report;
import io.citylake.benchmarks.run.Benchmark;
import io.citylake.benchmarks.run.ContestantFailed;
import io.citylake.benchmarks.run.ContestantProcess;
import io.citylake.benchmarks.run.JvmOptions;
import io.citylake.benchmarks.run.MeasurePhase;
import io.citylake.benchmarks.run.PhaseFigures;
import io.citylake.benchmarks.run.Program;
import io.citylake.benchmarks.run.RunPlace;
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
final class Scale extends Benchmark {
  final List<ScaleCase> cases;
  final ScaleSettings settings;
  private final List<CaseResult> results = new ArrayList<>();

  Scale(List<Experiment> experiments, ScaleSettings settings, RunPlace place, PrintWriter out) {
    super("scale", place, out);
    this.settings = settings;
    this.cases =
        experiments.stream()
            .flatMap(one -> one.cases(settings.seed(), settings.records()).stream())
            .toList();
  }

  @Override
  protected void measure(BenchStack stack) throws IOException, SQLException, ContestantFailed {
    lines.title("filling the topics from the simulator");
    CaseTopics topics = CaseTopics.fill(cases, settings, stack, lines);
    lines.title("measuring");
    eachRound(
        settings.run().rounds(),
        cases,
        scaleCase -> scaleCase.name().text(),
        stack,
        (round, scaleCase) -> add(runOn(round, scaleCase, topics.of(scaleCase), stack)));
  }

  private CaseResult runOn(int round, ScaleCase scaleCase, CaseTopics.Pair topics, BenchStack stack)
      throws IOException, SQLException, ContestantFailed {
    if (scaleCase.workers().isEmpty()) {
      return run(round, scaleCase, topics, stack, Optional.empty());
    }
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
    Map<String, String> keys = new LinkedHashMap<>(settings.run().citylake());
    keys.putAll(scaleCase.keys());
    JvmOptions jvm = settings.run().jvm().with(scaleCase.jvmOptions());
    Map<String, Long> processes = new LinkedHashMap<>(stack.processes());
    if (cluster.isPresent()) {
      jvm = jvm.with(cluster.get().driverOptions(jvm.heap()));
      processes.putAll(cluster.get().processes());
    }
    MeasurePhase measure = new MeasurePhase(CpuMeter.ofThisSystem(), processes);
    String name = scaleCase.name().text().replace(' ', '-') + "-" + round;
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
        scaleCase.name(),
        round,
        topic.records(),
        figures,
        residentPeak,
        lake,
        check,
        LateReadings.in(phase.jdbcUrl()));
  }

  private void add(CaseResult result) {
    results.add(result);
    lines.step(
        String.format(
            Locale.ROOT,
            "%,10.0f records/s   %6.2f us CPU a record   %s",
            result.recordsPerSecond(),
            result.cpuMicrosPerRecord(),
            result.differences().isEmpty() ? "complete" : "DIFFERS"));
  }

  @Override
  protected Report report() {
    return new ScaleReport(
        provenance(), settings, failures(), CaseSummary.of(cases, results), List.copyOf(results));
  }
}
