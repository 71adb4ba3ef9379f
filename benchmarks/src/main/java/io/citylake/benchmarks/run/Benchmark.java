package io.citylake.benchmarks.run;

import io.citylake.benchmarks.report.JsonFile;
import io.citylake.benchmarks.report.Machine;
import io.citylake.benchmarks.report.ProgressLines;
import io.citylake.benchmarks.report.Provenance;
import io.citylake.benchmarks.report.Report;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.command.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A benchmark starts servers of its own, measures, keeps its file up to date while it does, and
 * reports at the end.
 */
public abstract class Benchmark {
  protected final ProgressLines lines;
  private final String name;
  private final RunPlace place;
  private final PrintWriter out;
  private final Machine machine = Machine.thisOne();
  private final Instant began = Instant.now();
  private final List<String> failures = new ArrayList<>();

  /**
   * @param name on the command line
   */
  protected Benchmark(String name, RunPlace place, PrintWriter out) {
    this.name = name;
    this.place = place;
    this.out = out;
    this.lines = new ProgressLines(out);
  }

  /** Runs it all. It fails, too, where this JVM is ended meanwhile. */
  public final int exitCode() throws IOException, SQLException, ContestantFailed {
    save(); // a file that cannot be written is better known before anything starts
    lines.title(machine.text() + ", Citylake " + machine.citylake());
    try (BenchStack stack = BenchStack.start(place.folder())) {
      if (!stack.outlasts(() -> measure(stack))) {
        return ExitCodes.FAILED;
      }
    }
    Report report = report();
    lines.title(name);
    report.print(out);
    failures.forEach(failure -> out.println("  " + failure));
    out.flush();
    return report.holds() ? ExitCodes.DONE : ExitCodes.FAILED;
  }

  protected abstract void measure(BenchStack stack)
      throws IOException, SQLException, ContestantFailed;

  /** What is known by now. */
  protected abstract Report report();

  protected final Provenance provenance() {
    return new Provenance(name, began, Instant.now(), machine);
  }

  /** Who failed, in which round and why, a text each. */
  protected final List<String> failures() {
    return List.copyOf(failures);
  }

  /** Writes what is known by now, where a file was asked for. */
  protected final void save() {
    place.json().ifPresent(file -> new JsonFile(file).write(report()));
  }

  /** Measures one of several in one round. */
  @FunctionalInterface
  protected interface Measurement<T> {
    void of(int round, T one) throws IOException, SQLException, ContestantFailed;
  }

  /**
   * Measures all in each round. One that fails does not keep the others from being measured.
   *
   * @param nameOf for people
   */
  protected final <T> void eachRound(
      int rounds, List<T> all, Function<T, String> nameOf, BenchStack stack, Measurement<T> measure)
      throws IOException, SQLException, ContestantFailed {
    lines.plan(
        IntStream.rangeClosed(1, rounds)
            .boxed()
            .flatMap(round -> RoundOrder.of(round, all).stream().map(nameOf))
            .toList());
    for (int round = 1; round <= rounds; round++) {
      for (T one : RoundOrder.of(round, all)) {
        String who = nameOf.apply(one);
        lines.begin(String.format(Locale.ROOT, "round %d of %d   %-26s", round, rounds, who));
        try {
          measure.of(round, one);
          lines.end();
        } catch (ContestantFailed e) {
          if (stack.hasEnded()) {
            throw e;
          }
          failures.add(
              String.format(Locale.ROOT, "%s failed in round %d: %s", who, round, e.getMessage()));
          lines.line(failures.get(failures.size() - 1));
          lines.skip();
        }
        save();
      }
    }
  }
}
