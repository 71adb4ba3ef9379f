package io.citylake.benchmarks.report;

import io.citylake.benchmarks.stack.LoadedTopic;
import io.citylake.simulator.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Progress lines say how far a benchmark is. */
public final class ProgressLines {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final PrintWriter out;
  private long lastNanos = System.nanoTime();
  private RemainingTime remaining = new RemainingTime(List.of());
  private String step = "";
  private long stepNanos;

  public ProgressLines(PrintWriter out) {
    this.out = out;
  }

  /** What comes next. */
  public void title(String text) {
    out.printf("%n%s%n", text);
    out.flush();
  }

  /** A line with the time. */
  public void line(String text) {
    lastNanos = System.nanoTime();
    out.printf(" %s  %s%n", LocalTime.now(ZoneOffset.UTC).format(CLOCK), text.stripTrailing());
    out.flush();
  }

  /**
   * Says what is to come.
   *
   * @param steps names in order; those of equal name take about as long
   */
  public void plan(List<String> steps) {
    remaining = new RemainingTime(steps);
  }

  /** The next step of the plan begins; {@link #step} says so in front of each line. */
  public void begin(String text) {
    step = text;
    stepNanos = System.nanoTime();
  }

  /** A line about the step that runs, with the time that the whole plan will take yet. */
  public void step(String text) {
    line(step + text + "   " + remaining.text());
  }

  /** How far the step is that runs, if it is time for a line. */
  public void read(long records) {
    if (isTimeForOne()) {
      step(String.format(Locale.ROOT, "%,d records read", records));
    }
  }

  /** The step that ran broke off: it says nothing of how long such steps take. */
  public void skip() {
    remaining.skip();
  }

  /** The step that ran is over. */
  public void end() {
    remaining.done(Duration.ofNanos(System.nanoTime() - stepNanos));
  }

  /** Whether the last line is long enough ago for one that says nothing new. */
  public boolean isTimeForOne() {
    return System.nanoTime() - lastNanos >= BETWEEN_LINES.toNanos();
  }

  /** How far a topic is filled, if it is time for a line. */
  public void loading(Progress progress) {
    if (isTimeForOne()) {
      String left =
          progress.remaining() == null ? "" : progress.remaining().toSeconds() + " s left";
      line(
          String.format(
              Locale.ROOT,
              "records %,9.0f/s   city time %s   %s",
              progress.recordsPerSecond(),
              progress.cityTime().truncatedTo(ChronoUnit.SECONDS),
              left));
    }
  }

  /** What a topic holds. */
  public void loaded(LoadedTopic topic) {
    line(
        String.format(
            Locale.ROOT,
            "%s: %,d records of %.0f bytes, event times %s to %s, in %d s",
            topic.name(),
            topic.records(),
            topic.meanPayloadBytes(),
            topic.firstEventTime().truncatedTo(ChronoUnit.SECONDS),
            topic.lastEventTime().truncatedTo(ChronoUnit.SECONDS),
            topic.took().toSeconds()));
  }
}
