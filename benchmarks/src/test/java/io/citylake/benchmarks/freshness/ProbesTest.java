package io.citylake.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbesTest {
  private static final long MILLI = 1_000_000;

  private final Probes probes = new Probes();
  private final Probe warmUp = probe("warm-up", false);
  private final Probe first = probe("first", true);
  private final Probe second = probe("second", true);

  @Test
  void latencyCountsFromDueUntilFirstSeen() {
    probes.sending(first);

    probes.seenInServing("first", 5 * MILLI);
    probes.seenInServing("first", 9 * MILLI);

    assertThat(probes.inServing().max()).hasValue(5);
    assertThat(probes.notInServing()).isEmpty();
  }

  @Test
  void lakeShowsWhatIsBeforeTheEndOfItsPartition() {
    probes.sending(first);
    probes.sending(second);
    probes.taken(first, 0, 9);
    probes.taken(second, 1, 10);

    probes.seenInLake(Map.of(0, 10L, 1, 10L), 3 * MILLI);

    assertThat(probes.inLake().p50()).hasValue(3);
    assertThat(probes.inLake().neverSeen()).isEqualTo(1);
    assertThat(probes.areAllSeen()).isFalse();
  }

  @Test
  void probeWhosePositionComesLaterIsFoundThen() {
    probes.sending(first);
    probes.seenInLake(Map.of(0, 10L), MILLI);
    probes.taken(first, 0, 9);

    probes.seenInLake(Map.of(0, 10L), 4 * MILLI);

    assertThat(probes.inLake().max()).hasValue(4);
  }

  @Test
  void warmUpIsWaitedForButNotCounted() {
    probes.sending(warmUp);

    assertThat(probes.areAllSeen()).isFalse();
    assertThat(probes.inServing().probes()).isZero();
  }

  @Test
  void districtsOfNoProbeAreNoConcern() {
    probes.seenInServing("Wola", MILLI);

    assertThat(probes.inServing().probes()).isZero();
    assertThat(probes.areAllSeen()).isTrue();
  }

  private static Probe probe(String district, boolean isMeasured) {
    return new Probe(district, Instant.EPOCH, 0, isMeasured);
  }
}
