package io.citylake.benchmarks.freshness;

import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.freshness.FreshnessReport.Contestant;
import io.citylake.benchmarks.report.Report;
import io.citylake.benchmarks.run.Benchmark;
import io.citylake.benchmarks.run.ContestantFailed;
import io.citylake.benchmarks.run.ContestantProcess;
import io.citylake.benchmarks.run.MeasurePhase;
import io.citylake.benchmarks.run.RunPlace;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.benchmarks.stack.LoadTopic;
import io.citylake.benchmarks.stack.PhasePlace;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Servers; then round by round each contestant in a JVM of its own, which begins over a few
 * records: its start, and one rate after the other; then the report.
 */
final class Freshness extends Benchmark {
  private static final long WAITING_RECORDS = 1000;

  final List<FreshnessEntrant> entrants;
  final FreshnessSettings settings;
  private final List<RateResult> results = new ArrayList<>();
  private final List<ColdStart> starts = new ArrayList<>();

  Freshness(
      List<FreshnessEntrant> entrants,
      FreshnessSettings settings,
      RunPlace place,
      PrintWriter out) {
    super("freshness", place, out);
    this.entrants = entrants;
    this.settings = settings;
  }

  @Override
  protected void measure(BenchStack stack) throws IOException, SQLException, ContestantFailed {
    eachRound(
        settings.run().rounds(),
        entrants,
        FreshnessEntrant::label,
        stack,
        (round, entrant) -> run(round, entrant, stack));
  }

  private void run(int round, FreshnessEntrant entrant, BenchStack stack)
      throws IOException, SQLException, ContestantFailed {
    String name = entrant.label() + "-" + round;
    new LoadTopic(stack, settings.load()).fill(name, WAITING_RECORDS, lines::loading);
    try (PhasePlace place = PhasePlace.create(stack)) {
      long startNanos = System.nanoTime();
      try (ContestantProcess contestant =
          ContestantProcess.start(
              name,
              entrant.program(settings.run().citylake()),
              settings.run().jvm(),
              stack.folder())) {
        Phase phase = place.phase("continuous", name, Map.of());
        contestant.begin(phase);
        FirstWindow.await(phase.jdbcUrl(), entrant.windowsTable(), contestant);
        started(new ColdStart(round, entrant.label(), (System.nanoTime() - startNanos) / 1e9));
        Map<String, Long> processes = new HashMap<>(stack.processes());
        processes.put(MeasurePhase.DRIVER, contestant.pid());
        long records = WAITING_RECORDS;
        for (long rate : settings.rates()) {
          try (MeasureRate measure =
              new MeasureRate(settings, entrant, phase, contestant, processes, lines)) {
            RateResult result = measure.run(round, rate, records);
            records += result.readings();
            measured(result);
          }
        }
      }
    }
  }

  private void started(ColdStart start) {
    starts.add(start);
    lines.step(String.format(Locale.ROOT, "first window after %.1f s", start.seconds()));
  }

  private void measured(RateResult result) {
    results.add(result);
    lines.step(
        String.format(
            Locale.ROOT,
            "%,9d/s   serving %s   lake %s   CPU %.0f %%",
            result.rate(),
            result.serving().text(),
            result.lake().text(),
            100 * result.cpuShare()));
    save();
  }

  @Override
  protected Report report() {
    return new FreshnessReport(
        provenance(),
        settings,
        entrants.stream().map(e -> new Contestant(e.label(), e.description())).toList(),
        failures(),
        FreshnessSummary.of(results, entrants),
        FreshnessSummary.coldSeconds(starts),
        List.copyOf(results),
        List.copyOf(starts));
  }
}
