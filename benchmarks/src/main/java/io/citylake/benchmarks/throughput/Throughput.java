package io.citylake.benchmarks.throughput;

import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.cpu.CpuMeter;
import io.citylake.benchmarks.limit.References;
import io.citylake.benchmarks.report.Report;
import io.citylake.benchmarks.run.Benchmark;
import io.citylake.benchmarks.run.ContestantFailed;
import io.citylake.benchmarks.run.ContestantProcess;
import io.citylake.benchmarks.run.MeasurePhase;
import io.citylake.benchmarks.run.PhaseFigures;
import io.citylake.benchmarks.run.Program;
import io.citylake.benchmarks.run.RunPlace;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.benchmarks.stack.LoadTopic;
import io.citylake.benchmarks.stack.LoadedTopic;
import io.citylake.benchmarks.stack.PhasePlace;
import io.citylake.benchmarks.throughput.ThroughputReport.Contestant;
import io.citylake.benchmarks.throughput.ThroughputReport.LoadedPhase;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Servers, topics, references; then round by round each contestant in a new JVM, first over the
 * cold topic, then over the warm one; then the report.
 */
final class Throughput extends Benchmark {
  static final String COLD = "cold";
  static final String WARM = "warm";

  final List<Entrant> entrants;
  final Map<String, Long> recordsOfPhases = new LinkedHashMap<>();
  final ThroughputSettings settings;
  private final List<LoadedTopic> topics = new ArrayList<>();
  private final List<PhaseResult> results = new ArrayList<>();

  /**
   * @param records of the cold phase
   * @param warmRecords of the warm phase
   */
  Throughput(
      List<Entrant> entrants,
      long records,
      long warmRecords,
      ThroughputSettings settings,
      RunPlace place,
      PrintWriter out) {
    super("throughput", place, out);
    this.entrants = entrants;
    this.settings = settings;
    recordsOfPhases.put(COLD, records);
    recordsOfPhases.put(WARM, warmRecords);
    entrants.forEach(this::program); // an incomplete build is better known before anything starts
  }

  @Override
  protected void measure(BenchStack stack) throws IOException, SQLException, ContestantFailed {
    LoadTopic load = new LoadTopic(stack, settings.load());
    lines.title("filling the topics from the simulator");
    recordsOfPhases.forEach(
        (phase, records) -> {
          topics.add(load.fill(phase, records, lines::loading));
          lines.loaded(topics.get(topics.size() - 1));
        });
    MeasurePhase measure = new MeasurePhase(CpuMeter.ofThisSystem(), stack.processes());
    lines.title("computing the windows that all must come to");
    CheckOutput check = new CheckOutput(references(stack, measure));
    eachRound(
        settings.run().rounds(),
        entrants,
        Entrant::name,
        stack,
        (round, entrant) -> run(round, entrant, stack, measure, check));
  }

  private References references(BenchStack stack, MeasurePhase measure)
      throws IOException, ContestantFailed {
    Map<String, Map<String, String>> shapes = new LinkedHashMap<>();
    entrants.stream()
        .map(Entrant::job)
        .filter(Job::hasWindows)
        .forEach(job -> shapes.put(job.windowShape(), job.keys()));
    return References.compute(stack, measure, settings.run().jvm(), topics, shapes);
  }

  private void run(
      int round, Entrant entrant, BenchStack stack, MeasurePhase measure, CheckOutput check)
      throws IOException, SQLException, ContestantFailed {
    String name = entrant.name() + "-" + round;
    try (ContestantProcess contestant =
        ContestantProcess.start(name, program(entrant), settings.run().jvm(), stack.folder())) {
      for (LoadedTopic topic : topics) {
        try (PhasePlace place = PhasePlace.create(stack)) {
          Phase phase = place.phase(topic.name(), topic.name(), Map.of());
          PhaseFigures figures = measure.run(contestant, phase, lines::read);
          PhaseResult result =
              new PhaseResult(
                  round,
                  entrant.name(),
                  topic.name(),
                  topic.records(),
                  figures,
                  check.of(entrant, phase, topic));
          results.add(result);
          show(result);
        }
      }
    }
  }

  private void show(PhaseResult result) {
    lines.step(
        String.format(
            Locale.ROOT,
            "%-5s%,10.0f records/s   %6.2f us CPU a record   %s",
            result.phase(),
            result.recordsPerSecond(),
            result.cpuMicrosPerRecord(),
            result.output().holds() ? "equal" : "DIFFERS"));
  }

  private Program program(Entrant entrant) {
    return entrant.engine().program(entrant.job(), settings.run().citylake());
  }

  @Override
  protected Report report() {
    return new ThroughputReport(
        provenance(),
        settings,
        topics.stream().map(topic -> new LoadedPhase(topic.name(), topic)).toList(),
        entrants.stream().map(Contestant::of).toList(),
        failures(),
        ThroughputSummary.of(results, entrants),
        List.copyOf(results));
  }
}
