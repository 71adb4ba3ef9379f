package io.citylake.benchmarks.batch;

import io.citylake.benchmarks.compare.CompareWindows;
import io.citylake.benchmarks.compare.WindowsComparison;
import io.citylake.benchmarks.compare.WindowsTable;
import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.cpu.CpuMeter;
import io.citylake.benchmarks.duckdb.CompareMarts;
import io.citylake.benchmarks.duckdb.DuckDbMarts;
import io.citylake.benchmarks.duckdb.MartComparison;
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

/**
 * For each size two days into a topic; then, round by round, into a new lake and from there into
 * marts: by Citylake, and by DuckDB from the same files.
 */
final class Batch extends Benchmark {
  private static final String SHAPE = "tumbling";
  private static final List<String> PHASES = List.of("cold", "warm");
  private static final LocalDate FIRST_DAY = LocalDate.ofInstant(CityLoad.START, ZoneOffset.UTC);

  final BatchSettings settings;
  private final List<LoadedTopic> topics = new ArrayList<>();
  private final List<DayResult> results = new ArrayList<>();
  private final List<PeerResult> duckdb = new ArrayList<>();

  Batch(BatchSettings settings, RunPlace place, PrintWriter out) {
    super("batch", place, out);
    this.settings = settings;
  }

  @Override
  protected void measure(BenchStack stack) throws IOException, SQLException, ContestantFailed {
    lines.title("filling a topic with two days from the simulator for each size");
    for (DaySize size : settings.sizes()) {
      LoadedTopic topic =
          new LoadTopic(stack, size.load(settings.seed()))
              .fill(size.topic(), PHASES.size() * size.readings(), lines::loading);
      topics.add(topic);
      lines.loaded(topic);
    }
    MeasurePhase measure = new MeasurePhase(CpuMeter.ofThisSystem(), stack.processes());
    lines.title("computing the windows that must come out");
    References references =
        References.compute(stack, measure, settings.run().jvm(), topics, Map.of(SHAPE, Map.of()));
    eachRound(
        settings.run().rounds(),
        settings.sizes(),
        DaySize::toString,
        stack,
        (round, size) -> {
          try (PhasePlace place = PhasePlace.create(stack)) {
            new OfSize(stack, measure, place, round, size).measure(references);
          }
        });
  }

  private LoadedTopic topic(DaySize size) {
    return topics.get(settings.sizes().indexOf(size));
  }

  /** Days of one size in one round. */
  private final class OfSize {
    private final BenchStack stack;
    private final MeasurePhase measure;
    private final PhasePlace place;
    private final int round;
    private final DaySize size;

    OfSize(BenchStack stack, MeasurePhase measure, PhasePlace place, int round, DaySize size) {
      this.stack = stack;
      this.measure = measure;
      this.place = place;
      this.round = round;
      this.size = size;
    }

    void measure(References references) throws IOException, SQLException, ContestantFailed {
      Map<String, String> keys = new LinkedHashMap<>(settings.run().citylake());
      keys.put("streaming.run", "[\"records\"]");
      try (ContestantProcess stream = start("stream", CitylakeStream.class, keys)) {
        measure.run(stream, phase("fill"), lines::read);
      }
      makeMarts(references.windows(topic(size), SHAPE));
      makeDuckdbs();
    }

    private void makeMarts(List<WindowRow> expected)
        throws IOException, SQLException, ContestantFailed {
      try (ContestantProcess job =
          start("marts", CitylakeDailyMarts.class, settings.run().citylake())) {
        for (int i = 0; i < PHASES.size(); i++) {
          LocalDate day = FIRST_DAY.plusDays(i);
          stack.settle();
          Phase phase = phase(day.toString());
          PhaseFigures figures = measure.run(job, phase, read -> {});
          WindowsComparison windows = windowsOf(day, phase, expected);
          results.add(new DayResult(round, PHASES.get(i), day, size.readings(), figures, windows));
          show("citylake", PHASES.get(i), figures, "windows", windows.holds());
        }
      }
    }

    private void makeDuckdbs() throws IOException, SQLException, ContestantFailed {
      try (ContestantProcess peer = start("duckdb", DuckDbMarts.class, settings.run().citylake())) {
        for (int i = 0; i < PHASES.size(); i++) {
          LocalDate day = FIRST_DAY.plusDays(i);
          stack.settle();
          Phase phase = phase(day.toString());
          PhaseFigures figures = measure.run(peer, phase, read -> {});
          List<MartComparison> marts = new CompareMarts(phase, settings.run().citylake()).all();
          PeerResult result =
              new PeerResult(round, PHASES.get(i), day, size.readings(), figures, marts);
          duckdb.add(result);
          show("duckdb", PHASES.get(i), figures, "marts", result.holds());
        }
      }
    }

    private ContestantProcess start(
        String name, Class<? extends Contestant> contestant, Map<String, String> keys)
        throws IOException, ContestantFailed {
      return ContestantProcess.start(
          name + "-" + size.readings() + "-" + round,
          Program.of(contestant, keys),
          settings.run().jvm(),
          stack.folder());
    }

    private Phase phase(String name) {
      return place.phase(name, size.topic(), Map.of());
    }

    private void show(
        String who, String phase, PhaseFigures figures, String compared, boolean areEqual) {
      lines.step(
          String.format(
              Locale.ROOT,
              "%-8s  %s   %.1f s   %.2f us CPU a reading   %s %s",
              who,
              phase,
              figures.work().seconds(),
              figures.cpuMicrosPerRecord(size.readings()),
              compared,
              areEqual ? "equal" : "DIFFER"));
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

  @Override
  protected Report report() {
    return new MartsReport(
        provenance(),
        settings,
        List.copyOf(topics),
        failures(),
        BatchSummary.of(results, duckdb),
        List.copyOf(results),
        List.copyOf(duckdb));
  }
}
