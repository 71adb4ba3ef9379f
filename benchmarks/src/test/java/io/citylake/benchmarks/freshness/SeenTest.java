package io.citylake.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeenTest {

  @Test
  void percentileIsTheSmallestThatTheShareDoesNotExceed() {
    Seen seen = Seen.of(IntStream.range(0, 1000).mapToDouble(i -> 1000 - i).toArray());

    assertThat(seen.p50()).hasValue(500);
    assertThat(seen.p95()).hasValue(950);
    assertThat(seen.p99()).hasValue(990);
    assertThat(seen.p999()).hasValue(999);
    assertThat(seen.max()).hasValue(1000);
  }

  @Test
  void oneProbeIsEachPercentile() {
    Seen seen = Seen.of(new double[] {7});

    assertThat(Stream.of(seen.p50(), seen.p95(), seen.p99(), seen.p999(), seen.max()))
        .allSatisfy(point -> assertThat(point).hasValue(7));
  }

  @Test
  void probeThatWasNeverSeenIsTheSlowest() {
    Seen seen = Seen.of(new double[] {Seen.NEVER, 5, 10, Seen.NEVER});

    assertThat(seen.probes()).isEqualTo(4);
    assertThat(seen.neverSeen()).isEqualTo(2);
    assertThat(seen.p50()).hasValue(10);
    assertThat(seen.p95()).isEmpty();
    assertThat(seen.text()).isEqualTo("p50 10 ms, p99 never ms, 2 of 4 never seen");
  }

  @Test
  void withoutProbesNothingWasSeen() {
    assertThat(Seen.of(new double[0]).max()).isEmpty();
  }

  @Test
  void roundThatNeverSawAProbeIsTheSlowestOfTheRounds() {
    Seen five = Seen.of(new double[] {5});
    Seen never = Seen.of(new double[] {Seen.NEVER});

    assertThat(Seen.median(List.of(never, five, five)).max()).hasValue(5);
    assertThat(Seen.median(List.of(never, five, never)).max()).isEmpty();
    assertThat(Seen.median(List.of(never, five, never)).neverSeen()).isEqualTo(2);
  }
}
