package io.citylake.benchmarks.throughput;

import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.cpu.CpuMeter;
import io.citylake.benchmarks.limit.References;
import io.citylake.benchmarks.report.JsonFile;
import io.citylake.benchmarks.report.Machine;
import io.citylake.benchmarks.report.ProgressLines;
import io.citylake.benchmarks.run.ContestantFailed;
import io.citylake.benchmarks.run.ContestantProcess;
import io.citylake.benchmarks.run.MeasurePhase;
import io.citylake.benchmarks.run.PhaseFigures;
import io.citylake.benchmarks.run.Program;
import io.citylake.benchmarks.run.RoundOrder;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.benchmarks.stack.LoadTopic;
import io.citylake.benchmarks.stack.LoadedTopic;
import io.citylake.benchmarks.stack.PhasePlace;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Servers, topics, references; then round by round each contestant in a new JVM, first over the
 * cold topic, then over the warm one; then the report.
 */
final class Throughput {
  private static final String COLD = "cold";
  private static final String WARM = "warm";

  private final ThroughputSettings settings;
  private final ProgressLines lines;
  private final ThroughputDisplay display;
  private final PrintWriter out;
  private final ThroughputJson json;
  private final List<LoadedTopic> topics = new ArrayList<>();
  private final List<PhaseResult> results = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  Throughput(ThroughputSettings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
    this.lines = new ProgressLines(out);
    this.display = new ThroughputDisplay(settings, lines);
    this.json = new ThroughputJson(settings);
  }

  /**
   * Runs it all; whether all contestants came to the same result. False, too, where the JVM is
   * ended meanwhile.
   */
  boolean run() throws IOException, SQLException, ContestantFailed {
    // An incomplete build, or a file that cannot be written, is better known before anything
    // starts.
    settings.entrants().forEach(this::program);
    writeJson();
    lines.title(Machine.thisOne().text());
    try (BenchStack stack = BenchStack.start(settings.folder())) {
      if (!stack.outlasts(() -> measure(stack))) {
        return false;
      }
    }
    List<Summary> summaries = Summary.of(results, settings.entrants(), topics);
    lines.title("throughput");
    ThroughputTable.print(summaries, failures, out);
    return failures.isEmpty() && summaries.stream().allMatch(Summary::holds);
  }

  private void measure(BenchStack stack) throws IOException, SQLException, ContestantFailed {
    load(stack);
    MeasurePhase measure = new MeasurePhase(CpuMeter.ofThisSystem(), stack.processes());
    lines.title("computing the windows that all must come to");
    CheckOutput check = new CheckOutput(references(stack, measure));
    for (int round = 1; round <= settings.rounds(); round++) {
      for (Entrant entrant : RoundOrder.of(round, settings.entrants())) {
        run(round, entrant, stack, measure, check);
        writeJson();
      }
    }
  }

  private void load(BenchStack stack) {
    LoadTopic load = new LoadTopic(stack, settings.load());
    lines.title("filling the topics from the simulator");
    topics.add(load.fill(COLD, settings.records(), lines::loading));
    lines.loaded(topics.get(0));
    topics.add(load.fill(WARM, settings.warmRecords(), lines::loading));
    lines.loaded(topics.get(1));
  }

  private References references(BenchStack stack, MeasurePhase measure)
      throws IOException, ContestantFailed {
    Map<String, Map<String, String>> shapes = new LinkedHashMap<>();
    settings.entrants().stream()
        .map(Entrant::job)
        .filter(Job::hasWindows)
        .forEach(job -> shapes.put(job.windowShape(), job.keys()));
    return References.compute(stack, measure, settings.jvm(), topics, shapes);
  }

  private void run(
      int round, Entrant entrant, BenchStack stack, MeasurePhase measure, CheckOutput check)
      throws IOException, SQLException, ContestantFailed {
    int done = results.size();
    try (ContestantProcess contestant =
        ContestantProcess.start(
            entrant.name() + "-" + round, program(entrant), settings.jvm(), stack.folder())) {
      for (LoadedTopic topic : topics) {
        try (PhasePlace place = PhasePlace.create(stack)) {
          display.begins(round, entrant, topic);
          Phase phase = place.phase(topic.name(), topic.name(), Map.of());
          PhaseFigures figures = measure.run(contestant, phase, display::read);
          PhaseResult result =
              new PhaseResult(round, entrant, topic, figures, check.of(entrant, phase, topic));
          results.add(result);
          display.ended(result);
        }
      }
    } catch (ContestantFailed e) {
      if (stack.hasEnded()) {
        throw e;
      }
      Failure failure = new Failure(round, entrant, e.getMessage());
      failures.add(failure);
      display.failed(failure, topics.size() - (results.size() - done));
    }
  }

  private Program program(Entrant entrant) {
    return entrant.engine().program(entrant.job(), settings.citylakeKeys());
  }

  private void writeJson() {
    settings
        .json()
        .ifPresent(file -> new JsonFile(file).write(json.content(topics, results, failures)));
  }
}
