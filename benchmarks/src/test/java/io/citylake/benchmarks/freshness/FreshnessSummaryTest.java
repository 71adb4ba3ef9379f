package io.citylake.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citylake.benchmarks.cpu.CpuUse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FreshnessSummaryTest {
  @Test
  void figuresAreMediansOfTheRoundsOfTheSameContestantAndRate() {
    List<FreshnessSummary> summaries =
        FreshnessSummary.of(
            List.of(
                result(1, FreshnessEntrant.CITYLAKE, 1000, 10),
                result(2, FreshnessEntrant.CITYLAKE, 1000, 30),
                result(3, FreshnessEntrant.CITYLAKE, 1000, Seen.NEVER),
                result(1, FreshnessEntrant.CITYLAKE, 500, 1),
                result(1, FreshnessEntrant.NAIVE, 1000, 99)),
            List.of(FreshnessEntrant.NAIVE, FreshnessEntrant.CITYLAKE));

    assertThat(summaries)
        .extracting(summary -> summary.contestant() + " " + summary.rate())
        .containsExactly("naive 1000", "citylake 500", "citylake 1000");
    assertThat(summaries.get(2).serving().p50()).hasValue(30);
    assertThat(summaries.get(2).serving().probes()).isEqualTo(3);
    assertThat(summaries.get(2).serving().neverSeen()).isEqualTo(1);
    assertThat(summaries.get(2).lake().neverSeen()).isZero();
  }

  @Test
  void cpuShareIsOfAllCores() {
    CpuUse use = result(1, FreshnessEntrant.NAIVE, 1, 1).use();

    assertThat(MeasureRate.share(use) * Runtime.getRuntime().availableProcessors())
        .isCloseTo(0.5, within(1e-9));
  }

  @Test
  void coldStartIsTheMedianOfEachContestant() {
    assertThat(
            FreshnessSummary.coldSeconds(
                List.of(
                    new ColdStart(1, "citylake", 9),
                    new ColdStart(1, "naive", 50),
                    new ColdStart(2, "citylake", 11))))
        .isEqualTo(Map.of("citylake", 10.0, "naive", 50.0));
  }

  private static RateResult result(int round, FreshnessEntrant entrant, long rate, double millis) {
    CpuUse use =
        new CpuUse(
            Duration.ofSeconds(10),
            Map.of("driver", Duration.ofSeconds(5)),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    return new RateResult(
        round,
        entrant.label(),
        rate,
        1,
        rate,
        354,
        Seen.of(new double[] {millis}),
        Seen.of(new double[] {1}),
        0,
        use,
        0,
        0);
  }
}
