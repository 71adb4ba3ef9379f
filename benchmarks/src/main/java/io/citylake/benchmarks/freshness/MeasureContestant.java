package io.citylake.benchmarks.freshness;

import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.cpu.CpuMeter;
import io.citylake.benchmarks.report.ProgressLines;
import io.citylake.benchmarks.run.ContestantFailed;
import io.citylake.benchmarks.run.ContestantProcess;
import io.citylake.benchmarks.run.MeasurePhase;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.benchmarks.stack.LoadTopic;
import io.citylake.benchmarks.stack.PhasePlace;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Starts a contestant over a few records, and measures its start, then one rate after the other.
 */
final class MeasureContestant {
  private static final long WAITING_RECORDS = 1000;

  private final FreshnessSettings settings;
  private final BenchStack stack;
  private final ProgressLines lines;

  MeasureContestant(FreshnessSettings settings, BenchStack stack, ProgressLines lines) {
    this.settings = settings;
    this.stack = stack;
    this.lines = lines;
  }

  /**
   * Measures all of it in one JVM.
   *
   * @param starts hears how long the start took
   * @param results hears what was measured of each rate
   * @throws ContestantFailed where the contestant ended before
   */
  void run(int round, Entrant entrant, Consumer<ColdStart> starts, Consumer<RateResult> results)
      throws IOException, SQLException, ContestantFailed {
    String name = entrant.label() + "-" + round;
    new LoadTopic(stack, settings.load()).fill(name, WAITING_RECORDS, lines::loading);
    try (PhasePlace place = PhasePlace.create(stack)) {
      long startNanos = System.nanoTime();
      try (ContestantProcess contestant =
          ContestantProcess.start(
              name, entrant.program(settings.citylakeKeys()), settings.jvm(), stack.folder())) {
        Phase phase = place.phase("continuous", name, Map.of());
        contestant.begin(phase);
        FirstWindow.await(phase.jdbcUrl(), entrant.windowsTable(), contestant);
        starts.accept(
            new ColdStart(round, entrant, Duration.ofNanos(System.nanoTime() - startNanos)));
        long records = WAITING_RECORDS;
        for (long rate : settings.rates()) {
          try (MeasureRate measure = measure(entrant, phase, contestant)) {
            RateResult result = measure.run(round, rate, records);
            records += result.readings();
            results.accept(result);
          }
        }
      }
    }
  }

  private MeasureRate measure(Entrant entrant, Phase phase, ContestantProcess contestant)
      throws SQLException {
    Map<String, Long> processes = new HashMap<>(stack.processes());
    processes.put(MeasurePhase.DRIVER, contestant.pid());
    return new MeasureRate(
        settings,
        entrant,
        phase,
        contestant,
        entrant.lakeEpochs(phase, settings.citylakeKeys()),
        () -> CpuMeter.ofThisSystem().read(processes),
        lines);
  }
}
