package io.citylake.benchmarks.throughput;

import io.citylake.benchmarks.report.ProgressLines;
import io.citylake.benchmarks.report.RemainingTime;
import io.citylake.benchmarks.run.RoundOrder;
import io.citylake.benchmarks.stack.LoadedTopic;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shows how far the rounds are. */
final class ThroughputDisplay {
  private final ThroughputSettings settings;
  private final ProgressLines lines;
  private final RemainingTime remaining;
  private long phaseNanos;
  private String phase;
  private long phaseRecords;

  ThroughputDisplay(ThroughputSettings settings, ProgressLines lines) {
    this.settings = settings;
    this.lines = lines;
    this.remaining = new RemainingTime(plan(settings));
  }

  /** Every contestant's two phases, round by round; each round has them in another order. */
  private static List<String> plan(ThroughputSettings settings) {
    return IntStream.rangeClosed(1, settings.rounds())
        .boxed()
        .flatMap(round -> RoundOrder.of(round, settings.entrants()).stream())
        .flatMap(entrant -> Stream.of(entrant.name() + " cold", entrant.name() + " warm"))
        .toList();
  }

  void begins(int round, Entrant entrant, LoadedTopic topic) {
    phase =
        String.format(
            Locale.ROOT,
            "round %d of %d   %-26s%-5s",
            round,
            settings.rounds(),
            entrant.name(),
            topic.name());
    phaseRecords = topic.records();
    phaseNanos = System.nanoTime();
  }

  void read(long records) {
    if (lines.isTimeForOne()) {
      double seconds = (System.nanoTime() - phaseNanos) / 1e9;
      lines.line(
          String.format(
              Locale.ROOT,
              "%s %,d of %,d records read, %,.0f/s   %s",
              phase,
              records,
              phaseRecords,
              records / seconds,
              remaining.text()));
    }
  }

  void ended(PhaseResult result) {
    remaining.done(Duration.ofNanos(System.nanoTime() - phaseNanos));
    lines.line(
        String.format(
            Locale.ROOT,
            "%s %,10.0f records/s   %6.2f us CPU a record   %s   %s",
            phase,
            result.recordsPerSecond(),
            result.cpuMicrosPerRecord(),
            result.check().holds() ? "equal" : "DIFFERS",
            remaining.text()));
  }

  /**
   * @param phases that will not be done because of it
   */
  void failed(Failure failure, int phases) {
    IntStream.range(0, phases).forEach(i -> remaining.skip());
    lines.line(failure.text());
  }
}
