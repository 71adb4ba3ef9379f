package io.citylake.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemainingTimeTest {
  private final RemainingTime remaining =
      new RemainingTime(List.of("slow", "quick", "slow", "quick"));

  @Test
  void nothingIsKnownBeforeTheFirstStep() {
    assertThat(remaining.left()).isEmpty();
    assertThat(remaining.text()).isEmpty();
  }

  @Test
  void unknownStepsTakeAsLongAsTheKnownOnes() {
    remaining.done(Duration.ofMinutes(1));

    assertThat(remaining.left()).contains(Duration.ofMinutes(3));
    assertThat(remaining.text()).isEqualTo("about 3 min left");
  }

  @Test
  void knownStepsTakeAsLongAsTheyDidBefore() {
    remaining.done(Duration.ofMinutes(1));
    remaining.done(Duration.ofSeconds(2));
    remaining.done(Duration.ofSeconds(80));

    assertThat(remaining.text()).isEqualTo("about 2 s left");
  }
}
