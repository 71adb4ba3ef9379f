package io.citylake.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citylake.benchmarks.compare.RecordsCheck;
import io.citylake.benchmarks.cpu.CpuUse;
import io.citylake.benchmarks.report.Spread;
import io.citylake.benchmarks.run.PhaseFigures;
import io.citylake.benchmarks.stack.LoadedTopic;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Entrant LIMIT = Entrant.named("limit-records").get(0);
  private static final Entrant CITYLAKE = Entrant.named("citylake-records").get(0);
  private static final LoadedTopic COLD =
      new LoadedTopic(
          "cold", Map.of(0, 600L, 1, 400L), 275_000, Instant.EPOCH, Instant.EPOCH, Duration.ZERO);
  private static final OutputCheck EQUAL = check(0);
  private static final OutputCheck INCOMPLETE = check(3);

  @Test
  void medianRoundIsHeldAgainstTheMedianOfTheLimit() {
    List<Summary> summaries =
        Summary.of(
            List.of(
                result(1, LIMIT, 1, EQUAL),
                result(1, CITYLAKE, 4, EQUAL),
                result(2, LIMIT, 2, EQUAL),
                result(2, CITYLAKE, 2, EQUAL),
                result(3, LIMIT, 1, EQUAL),
                result(3, CITYLAKE, 5, EQUAL)),
            List.of(LIMIT, CITYLAKE),
            List.of(COLD));

    Summary citylake = summaries.get(1);
    assertThat(citylake.recordsPerSecond()).isEqualTo(new Spread(250, 200, 500));
    assertThat(citylake.rateToLimit().orElseThrow()).isCloseTo(0.25, within(1e-9));
    assertThat(citylake.cpuToLimit().orElseThrow()).isCloseTo(4, within(1e-9));
    assertThat(citylake.rateToNaive()).isEmpty();
    assertThat(citylake.cpuMicrosPerRecord("broker").orElseThrow().median()).isEqualTo(400);
    assertThat(citylake.holds()).isTrue();
  }

  @Test
  void contestantThatNeverGotThroughHasNoSummary() {
    assertThat(
            Summary.of(
                List.of(result(1, LIMIT, 1, EQUAL)), List.of(LIMIT, CITYLAKE), List.of(COLD)))
        .extracting(Summary::entrant)
        .containsExactly(LIMIT);
  }

  @Test
  void tableSaysWhichRoundDiffersAndHow() {
    List<Summary> summaries =
        Summary.of(
            List.of(result(1, CITYLAKE, 1, EQUAL), result(2, CITYLAKE, 1, INCOMPLETE)),
            List.of(CITYLAKE),
            List.of(COLD));
    StringWriter text = new StringWriter();

    ThroughputTable.print(
        summaries, List.of(new Failure(2, LIMIT, "out of memory")), new PrintWriter(text));

    assertThat(text.toString())
        .contains("DIFFERS")
        .contains("citylake-records cold, round 2: of 1,000 records 3 are missing")
        .doesNotContain("round 1:")
        .contains("limit-records failed in round 2: out of memory");
  }

  private static PhaseResult result(int round, Entrant entrant, int seconds, OutputCheck check) {
    Duration elapsed = Duration.ofSeconds(seconds);
    CpuUse use =
        new CpuUse(
            elapsed,
            Map.of("driver", elapsed, "broker", elapsed.dividedBy(10)),
            OptionalDouble.of(0.1),
            OptionalDouble.of(0));
    return new PhaseResult(round, entrant, COLD, new PhaseFigures(use, use, use, Map.of()), check);
  }

  private static OutputCheck check(long missing) {
    return new OutputCheck(
        Optional.of(new RecordsCheck(1000, 1000 - missing, missing, 0)),
        Optional.empty(),
        Optional.empty());
  }
}
