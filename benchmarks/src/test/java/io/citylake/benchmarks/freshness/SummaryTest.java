package io.citylake.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citylake.benchmarks.cpu.CpuUse;
import io.citylake.benchmarks.freshness.Summary.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Latencies.Point P50 = Latencies.POINTS.get(0);

  @Test
  void figuresAreMediansOfTheRoundsOfTheSameContestantAndRate() {
    List<Summary> summaries =
        Summary.of(
            List.of(
                result(1, Entrant.CITYLAKE, 1000, 10),
                result(2, Entrant.CITYLAKE, 1000, 30),
                result(3, Entrant.CITYLAKE, 1000, Latencies.NEVER),
                result(1, Entrant.CITYLAKE, 500, 1),
                result(1, Entrant.NAIVE, 1000, 99)),
            List.of(Entrant.NAIVE, Entrant.CITYLAKE));

    assertThat(summaries)
        .extracting(summary -> summary.entrant().label() + " " + summary.rate())
        .containsExactly("naive 1000", "citylake 500", "citylake 1000");
    assertThat(summaries.get(2).millis(Place.SERVING, P50)).isEqualTo(30);
    assertThat(summaries.get(2).probes(Place.SERVING)).isEqualTo(3);
    assertThat(summaries.get(2).neverSeen(Place.SERVING)).isEqualTo(1);
    assertThat(summaries.get(2).neverSeen(Place.LAKE)).isZero();
  }

  @Test
  void cpuShareIsOfAllCores() {
    double share = result(1, Entrant.NAIVE, 1, 1).cpuShare();

    assertThat(share * Runtime.getRuntime().availableProcessors()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void coldStartIsTheMedianOfEachContestant() {
    assertThat(
            Summary.coldSeconds(
                List.of(
                    new ColdStart(1, Entrant.CITYLAKE, Duration.ofSeconds(9)),
                    new ColdStart(1, Entrant.NAIVE, Duration.ofSeconds(50)),
                    new ColdStart(2, Entrant.CITYLAKE, Duration.ofSeconds(11)))))
        .isEqualTo(Map.of(Entrant.CITYLAKE, 10.0, Entrant.NAIVE, 50.0));
  }

  private static RateResult result(int round, Entrant entrant, long rate, double millis) {
    CpuUse use =
        new CpuUse(
            Duration.ofSeconds(10),
            Map.of("driver", Duration.ofSeconds(5)),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    return new RateResult(
        round,
        entrant,
        rate,
        1,
        rate,
        354,
        Latencies.of(new double[] {millis}),
        Latencies.of(new double[] {1}),
        use,
        0,
        0);
  }
}
