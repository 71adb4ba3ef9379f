package io.citylake.benchmarks.batch;

import io.citylake.benchmarks.compare.CompareWindows;
import io.citylake.benchmarks.compare.WindowsComparison;
import io.citylake.benchmarks.compare.WindowsTable;
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
import io.citylake.benchmarks.spark.CitylakeDailyMarts;
import io.citylake.benchmarks.spark.CitylakeStream;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.benchmarks.stack.CityLoad;
import io.citylake.benchmarks.stack.LoadTopic;
import io.citylake.benchmarks.stack.LoadedTopic;
import io.citylake.benchmarks.stack.PhasePlace;
import io.citylake.tables.WindowRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two days into a topic; then, round by round, into a new lake and from there into marts. */
final class Batch extends Benchmark {
  private static final String TOPIC = "days";
  private static final String SHAPE = "tumbling";
  private static final List<String> PHASES = List.of("cold", "warm");
  private static final LocalDate FIRST_DAY = LocalDate.ofInstant(CityLoad.START, ZoneOffset.UTC);

  final BatchSettings settings;
  private final List<LoadedTopic> topics = new ArrayList<>();
  private final List<DayResult> results = new ArrayList<>();

  Batch(BatchSettings settings, RunPlace place, PrintWriter out) {
    super("batch", place, out);
    this.settings = settings;
  }

  @Override
  protected void measure(BenchStack stack) throws IOException, SQLException, ContestantFailed {
    lines.title("filling a topic with two days from the simulator");
    LoadedTopic topic =
        new LoadTopic(stack, settings.load())
            .fill(TOPIC, PHASES.size() * settings.recordsPerDay(), lines::loading);
    topics.add(topic);
    lines.loaded(topic);
    MeasurePhase measure = new MeasurePhase(CpuMeter.ofThisSystem(), stack.processes());
    lines.title("computing the windows that must come out");
    References references =
        References.compute(stack, measure, settings.run().jvm(), topics, Map.of(SHAPE, Map.of()));
    List<WindowRow> expected = references.windows(topic, SHAPE);
    eachRound(
        settings.run().rounds(),
        List.of("marts"),
        name -> name,
        stack,
        (round, name) -> {
          try (PhasePlace place = PhasePlace.create(stack)) {
            fillLake(stack, measure, place);
            makeMarts(round, stack, measure, place, expected);
          }
        });
  }

  private void fillLake(BenchStack stack, MeasurePhase measure, PhasePlace place)
      throws IOException, ContestantFailed {
    Map<String, String> keys = new LinkedHashMap<>(settings.run().citylake());
    keys.put("streaming.run", "[\"records\"]");
    try (ContestantProcess stream =
        ContestantProcess.start(
            "stream",
            Program.of(CitylakeStream.class, keys),
            settings.run().jvm(),
            stack.folder())) {
      measure.run(stream, place.phase("fill", TOPIC, Map.of()), lines::read);
    }
  }

  private void makeMarts(
      int round, BenchStack stack, MeasurePhase measure, PhasePlace place, List<WindowRow> expected)
      throws IOException, SQLException, ContestantFailed {
    Program marts = Program.of(CitylakeDailyMarts.class, settings.run().citylake());
    try (ContestantProcess job =
        ContestantProcess.start("marts-" + round, marts, settings.run().jvm(), stack.folder())) {
      for (int i = 0; i < PHASES.size(); i++) {
        LocalDate day = FIRST_DAY.plusDays(i);
        stack.settle();
        Phase phase = place.phase(day.toString(), TOPIC, Map.of());
        PhaseFigures figures = measure.run(job, phase, read -> {});
        DayResult result =
            new DayResult(
                round,
                PHASES.get(i),
                day,
                settings.recordsPerDay(),
                figures,
                windowsOf(day, phase, expected));
        results.add(result);
        show(result);
      }
    }
  }

  private static WindowsComparison windowsOf(LocalDate day, Phase phase, List<WindowRow> expected)
      throws SQLException {
    List<WindowRow> ofDay =
        expected.stream()
            .filter(row -> LocalDate.ofInstant(row.windowStart(), ZoneOffset.UTC).equals(day))
            .toList();
    return new CompareWindows(ofDay).with(WindowsTable.read(phase.jdbcUrl(), "marts.windows", day));
  }

  private void show(DayResult result) {
    lines.step(
        String.format(
            Locale.ROOT,
            "%s   %,d readings in %.1f s   %.2f us CPU a reading   windows %s",
            result.phase(),
            result.readings(),
            result.seconds(),
            result.cpuMicrosPerReading(),
            result.windows().holds() ? "equal" : "DIFFER"));
  }

  @Override
  protected Report report() {
    return new MartsReport(
        provenance(),
        settings,
        List.copyOf(topics),
        failures(),
        BatchSummary.of(results),
        List.copyOf(results));
  }
}
