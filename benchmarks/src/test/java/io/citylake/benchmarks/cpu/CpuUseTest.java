package io.citylake.benchmarks.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CpuUseTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration NONE = Duration.ZERO;

  @Test
  void othersUsedWhatTheMachineDidAndWeDidNot() {
    CpuReading from = reading(0, Map.of("driver", SECOND), NONE, machine(100, 0, 1000));
    CpuReading until =
        reading(10, Map.of("driver", SECOND.multipliedBy(13)), SECOND, machine(116, 1, 1020));

    CpuUse use = CpuUse.between(from, until);

    assertThat(use.elapsed()).isEqualTo(Duration.ofSeconds(10));
    assertThat(use.total()).isEqualTo(Duration.ofSeconds(12));
    // 16 s busy less 12 s of the driver and 1 s of the harness, and 1 s stolen, of 20 s
    assertThat(use.othersShare().orElseThrow()).isCloseTo(0.2, within(1e-9));
    assertThat(use.stolenShare().orElseThrow()).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void othersNeverUseLessThanNothing() {
    CpuReading from = reading(0, Map.of("driver", NONE), NONE, machine(0, 0, 0));
    CpuReading until = reading(1, Map.of("driver", SECOND), NONE, machine(0, 0, 2));

    assertThat(CpuUse.between(from, until).othersShare().orElseThrow()).isZero();
  }

  @Test
  void systemThatDoesNotTellLeavesTheShareOpen() {
    CpuReading from = new CpuReading(0, Map.of("driver", NONE), NONE, Optional.empty());
    CpuReading until = new CpuReading(5, Map.of("driver", SECOND), NONE, Optional.empty());

    CpuUse use = CpuUse.between(from, until);

    assertThat(use.total()).isEqualTo(SECOND);
    assertThat(use.othersShare()).isEmpty();
  }

  @Test
  void processThatWasNotThereAtBothMomentsIsLeftOut() {
    CpuReading from = reading(0, Map.of(), NONE, machine(0, 0, 0));
    CpuReading until = reading(1, Map.of("driver", SECOND), NONE, machine(1, 0, 2));

    assertThat(CpuUse.between(from, until).byName()).isEmpty();
  }

  private static CpuReading reading(
      long second, Map<String, Duration> byName, Duration harness, MachineTimes machine) {
    return new CpuReading(second * 1_000_000_000L, byName, harness, Optional.of(machine));
  }

  private static MachineTimes machine(long busy, long stolen, long total) {
    return new MachineTimes(
        SECOND.multipliedBy(busy), SECOND.multipliedBy(stolen), SECOND.multipliedBy(total));
  }
}
