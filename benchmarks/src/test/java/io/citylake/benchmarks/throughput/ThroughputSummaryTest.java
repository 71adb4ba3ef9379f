package io.citylake.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citylake.benchmarks.compare.RecordsCheck;
import io.citylake.benchmarks.cpu.CpuUse;
import io.citylake.benchmarks.report.Spread;
import io.citylake.benchmarks.run.PhaseFigures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThroughputSummaryTest {
  private static final Entrant LIMIT = EntrantTest.named("limit-records");
  private static final Entrant CITYLAKE = EntrantTest.named("citylake-records");
  private static final OutputCheck EQUAL = check(0);
  private static final OutputCheck INCOMPLETE = check(3);

  @Test
  void medianRoundIsHeldAgainstTheMedianOfTheLimit() {
    List<ThroughputSummary> summaries =
        ThroughputSummary.of(
            List.of(
                result(1, LIMIT, 1, EQUAL),
                result(1, CITYLAKE, 4, EQUAL),
                result(2, LIMIT, 2, EQUAL),
                result(2, CITYLAKE, 2, EQUAL),
                result(3, LIMIT, 1, EQUAL),
                result(3, CITYLAKE, 5, EQUAL)),
            List.of(LIMIT, CITYLAKE));

    ThroughputSummary citylake = summaries.get(1);
    assertThat(citylake.recordsPerSecond()).isEqualTo(new Spread(250, 200, 500));
    assertThat(citylake.rateToLimit().orElseThrow()).isCloseTo(0.25, within(1e-9));
    assertThat(citylake.cpuToLimit().orElseThrow()).isCloseTo(4, within(1e-9));
    assertThat(citylake.rateToNaive()).isEmpty();
    assertThat(citylake.holds()).isTrue();
  }

  @Test
  void contestantThatNeverGotThroughHasNoSummary() {
    assertThat(ThroughputSummary.of(List.of(result(1, LIMIT, 1, EQUAL)), List.of(LIMIT, CITYLAKE)))
        .extracting(ThroughputSummary::contestant)
        .containsExactly(LIMIT.name());
  }

  @Test
  void tableSaysWhichRoundDiffersAndHow() {
    List<PhaseResult> results =
        List.of(result(1, CITYLAKE, 1, EQUAL), result(2, CITYLAKE, 1, INCOMPLETE));
    ThroughputReport report =
        new ThroughputReport(
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            ThroughputSummary.of(results, List.of(CITYLAKE)),
            results);
    StringWriter text = new StringWriter();

    report.print(new PrintWriter(text));

    assertThat(text.toString())
        .contains("DIFFERS")
        .contains("citylake-records cold, round 2: of 1,000 records 3 are missing")
        .containsPattern("citylake-records +cold.* 1,000.00 +100.00 ")
        .doesNotContain("round 1:");
    assertThat(report.holds()).isFalse();
  }

  private static PhaseResult result(int round, Entrant entrant, int seconds, OutputCheck check) {
    Duration elapsed = Duration.ofSeconds(seconds);
    CpuUse use =
        new CpuUse(
            elapsed,
            Map.of("driver", elapsed, "broker", elapsed.dividedBy(10)),
            OptionalDouble.of(0.1),
            OptionalDouble.of(0));
    return new PhaseResult(
        round, entrant.name(), "cold", 1000, new PhaseFigures(use, use, use, Map.of()), check);
  }

  private static OutputCheck check(long missing) {
    return new OutputCheck(
        Optional.of(new RecordsCheck(1000, 1000 - missing, missing, 0)),
        Optional.empty(),
        Optional.empty());
  }
}
