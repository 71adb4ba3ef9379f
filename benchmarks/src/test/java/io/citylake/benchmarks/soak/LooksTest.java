package io.citylake.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final long START = Long.MAX_VALUE - 1; // the clock overflows soon after

  private final Looks looks = new Looks(START, Duration.ofSeconds(10));

  @Test
  void quickLooksAreASecondApart() {
    assertThat(looks.untilNext(START)).isEqualTo(millis(1000));
    assertThat(looks.untilNext(START + millis(1100))).isEqualTo(millis(900));
    assertThat(looks.untilNext(START + millis(2100))).isEqualTo(millis(900));
  }

  @Test
  void slowLooksFollowEachOtherWithoutMakingUpForWhatIsOverdue() {
    looks.untilNext(START);

    assertThat(looks.untilNext(START + millis(4000))).isZero();
    assertThat(looks.untilNext(START + millis(7500))).isZero();
    assertThat(looks.untilNext(START + millis(7600))).isEqualTo(millis(900));
  }

  @Test
  void theyAreOverWhenTheDurationHasPassedHoweverFewTheyWere() {
    looks.untilNext(START);

    assertThat(looks.areOver(START + millis(9999))).isFalse();
    assertThat(looks.areOver(START + millis(10_000))).isTrue();
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
