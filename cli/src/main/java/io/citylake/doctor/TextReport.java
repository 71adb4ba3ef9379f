package io.citylake.doctor;

import io.citylake.doctor.Finding.State;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Results for people: a line each, and below a failure what to do about it. */
final class TextReport {
  private static final int STATE_WIDTH = 7;

  private final PrintWriter out;
  private final int nameWidth;

  TextReport(PrintWriter out, List<String> names) {
    this.out = out;
    this.nameWidth = names.stream().mapToInt(String::length).max().orElse(1);
  }

  void print(Result result) {
    Finding finding = result.finding();
    line(finding.state().shown(), result.check(), finding.seen());
    if (!finding.remedy().isEmpty()) {
      line("", "", "-> " + finding.remedy());
    }
    out.flush();
  }

  /** How many of each, and how long they took together. */
  void printSummary(List<Result> results) {
    List<String> counts = new ArrayList<>();
    for (State state : State.values()) {
      long count = results.stream().filter(result -> result.state() == state).count();
      if (count > 0) {
        counts.add(count + " " + state.shown());
      }
    }
    Duration took = results.stream().map(Result::took).reduce(Duration.ZERO, Duration::plus);
    out.printf(
        Locale.ROOT,
        "%d checks in %.1f s: %s%n",
        results.size(),
        took.toMillis() / 1000.0,
        String.join(", ", counts));
    out.flush();
  }

  private void line(String state, String name, String text) {
    String format = "  %-" + STATE_WIDTH + "s  %-" + nameWidth + "s  %s%n";
    out.printf(Locale.ROOT, format, state, name, text);
  }
}
