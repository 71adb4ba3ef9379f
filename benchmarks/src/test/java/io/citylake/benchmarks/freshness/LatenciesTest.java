package io.citylake.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void percentileIsTheSmallestThatTheShareDoesNotExceed() {
    Latencies latencies =
        Latencies.of(IntStream.range(0, 1000).mapToDouble(i -> 1000 - i).toArray());

    assertThat(at(latencies, "p50")).isEqualTo(500);
    assertThat(at(latencies, "p95")).isEqualTo(950);
    assertThat(at(latencies, "p99")).isEqualTo(990);
    assertThat(at(latencies, "p99.9")).isEqualTo(999);
    assertThat(at(latencies, "max")).isEqualTo(1000);
  }

  @Test
  void oneProbeIsEachPercentile() {
    assertThat(Latencies.POINTS)
        .allSatisfy(point -> assertThat(Latencies.of(new double[] {7}).at(point)).isEqualTo(7));
  }

  @Test
  void probeThatWasNeverSeenIsTheSlowest() {
    Latencies latencies = Latencies.of(new double[] {Latencies.NEVER, 5, 10, Latencies.NEVER});

    assertThat(latencies.count()).isEqualTo(4);
    assertThat(latencies.neverSeen()).isEqualTo(2);
    assertThat(at(latencies, "p50")).isEqualTo(10);
    assertThat(at(latencies, "p95")).isEqualTo(Latencies.NEVER);
    assertThat(latencies.json()).containsEntry("p50", 10.0).containsEntry("p95", null);
    assertThat(latencies.text()).isEqualTo("p50 10 ms, p99 never ms, 2 of 4 never seen");
  }

  @Test
  void withoutProbesNothingWasSeen() {
    assertThat(at(Latencies.of(new double[0]), "max")).isEqualTo(Latencies.NEVER);
  }

  private static double at(Latencies latencies, String name) {
    return latencies.at(
        Latencies.POINTS.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow());
  }
}
