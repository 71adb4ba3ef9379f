package io.citylake.benchmarks.freshness;

import io.citylake.benchmarks.report.JsonFile;
import io.citylake.benchmarks.report.Machine;
import io.citylake.benchmarks.report.ProgressLines;
import io.citylake.benchmarks.run.ContestantFailed;
import io.citylake.benchmarks.run.RoundOrder;
import io.citylake.benchmarks.stack.BenchStack;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Servers; then round by round each contestant in a JVM of its own: its start, and all rates; then
 * the report.
 */
final class Freshness {
  private final FreshnessSettings settings;
  private final PrintWriter out;
  private final ProgressLines lines;
  private final FreshnessJson json;
  private final List<RateResult> results = new ArrayList<>();
  private final List<ColdStart> starts = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  Freshness(FreshnessSettings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
    this.lines = new ProgressLines(out);
    this.json = new FreshnessJson(settings);
  }

  /**
   * Runs it all; whether nobody failed and all probes were seen in Citylake's output. False, too,
   * where the JVM is ended meanwhile.
   */
  boolean run() throws IOException, SQLException, ContestantFailed {
    writeJson(); // a file that cannot be written is better known before anything starts
    lines.title(Machine.thisOne().text());
    try (BenchStack stack = BenchStack.start(settings.folder())) {
      if (!stack.outlasts(() -> measure(stack))) {
        return false;
      }
    }
    lines.title("freshness");
    FreshnessTable.print(Summary.of(results, settings.entrants()), starts, out);
    failures.forEach(failure -> out.println("  " + failure.text()));
    out.flush();
    return failures.isEmpty() && results.stream().allMatch(Freshness::holds);
  }

  /** What the naive way loses is a figure of this benchmark, not a fault. */
  private static boolean holds(RateResult result) {
    return result.entrant() != Entrant.CITYLAKE || result.neverSeen() == 0;
  }

  private void measure(BenchStack stack) throws IOException, SQLException, ContestantFailed {
    MeasureContestant measure = new MeasureContestant(settings, stack, lines);
    for (int round = 1; round <= settings.rounds(); round++) {
      for (Entrant entrant : RoundOrder.of(round, settings.entrants())) {
        try {
          measure.run(round, entrant, this::started, this::measured);
        } catch (ContestantFailed e) {
          if (stack.hasEnded()) {
            throw e;
          }
          failures.add(new Failure(round, entrant, e.getMessage()));
          lines.line(failures.get(failures.size() - 1).text());
        }
        writeJson();
      }
    }
  }

  private void started(ColdStart start) {
    starts.add(start);
    lines.line(
        String.format(
            Locale.ROOT,
            "round %d   %-9s first window after %.1f s",
            start.round(),
            start.entrant().label(),
            start.seconds()));
  }

  private void measured(RateResult result) {
    results.add(result);
    lines.line(
        String.format(
            Locale.ROOT,
            "round %d   %-9s%,9d/s   serving %s   lake %s   CPU %.0f %%",
            result.round(),
            result.entrant().label(),
            result.rate(),
            result.serving().text(),
            result.lake().text(),
            100 * result.cpuShare()));
    writeJson();
  }

  private void writeJson() {
    settings
        .json()
        .ifPresent(file -> new JsonFile(file).write(json.content(results, starts, failures)));
  }
}
