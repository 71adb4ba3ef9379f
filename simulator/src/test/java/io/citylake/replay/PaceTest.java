package io.citylake.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.time.EventTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final double SECOND = 1e9;
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final Duration A_YEAR = Duration.ofDays(365);

  @Test
  void recordIsDueWhenItWasRecorded() {
    Pace pace = Pace.byEventTime(1, A_YEAR);
    assertThat(pace.dueNanos(0, 0)).isZero();
    assertThat(pace.dueNanos(1, 0)).isZero();
    assertThat(pace.dueNanos(2, HOUR_MICROS)).isEqualTo(3600 * SECOND);
    assertThat(pace.dueNanos(3, 3 * HOUR_MICROS)).isEqualTo(3 * 3600 * SECOND);
  }

  @Test
  void acceleratedReplayTakesAFractionOfTheTime() {
    Pace pace = Pace.byEventTime(60, A_YEAR);
    assertThat(pace.dueNanos(0, HOUR_MICROS)).isZero();
    assertThat(pace.dueNanos(1, 2 * HOUR_MICROS)).isEqualTo(60 * SECOND);
  }

  @Test
  void gapIsCutToTheLongestWait() {
    Pace pace = Pace.byEventTime(60, Duration.ofSeconds(2));
    assertThat(pace.dueNanos(0, 0)).isZero();
    assertThat(pace.dueNanos(1, 10 * HOUR_MICROS)).isEqualTo(2 * SECOND);
    assertThat(pace.dueNanos(2, 10 * HOUR_MICROS + 60_000_000)).isEqualTo(3 * SECOND);
  }

  @Test
  void recordsWithoutATimeDoNotWait() {
    Pace pace = Pace.byEventTime(1, A_YEAR);
    assertThat(pace.dueNanos(0, EventTime.INVALID)).isZero();
    assertThat(pace.dueNanos(1, EventTime.INVALID)).isZero();
    assertThat(pace.dueNanos(2, HOUR_MICROS)).isZero();
    assertThat(pace.dueNanos(3, 2 * HOUR_MICROS)).isEqualTo(3600 * SECOND);
  }

  @Test
  void atARateRecordsAreEvenlySpaced() {
    assertThat(Pace.atRate(4).dueNanos(8, HOUR_MICROS)).isEqualTo(2 * SECOND);
    assertThat(Pace.atOnce().dueNanos(1_000_000, HOUR_MICROS)).isZero();
  }

  @Test
  void remainingTimeOfARecordedPaceIsWhatTheEventTimesSay() {
    Pace pace = Pace.byEventTime(60, A_YEAR);
    assertThat(pace.remainingNanos(0, 0, 3 * HOUR_MICROS)).isNaN();
    pace.dueNanos(0, 0);
    pace.dueNanos(1, 2 * HOUR_MICROS);
    assertThat(pace.remainingNanos(30_000_000_000L, 0.99, 3 * HOUR_MICROS))
        .as("in the middle of the wait for the second record")
        .isEqualTo(150 * SECOND);
  }

  @Test
  void remainingTimeAtOnceIsWhatTheRecordsSoFarLetExpect() {
    assertThat(Pace.atOnce().remainingNanos(30_000_000_000L, 0.75, HOUR_MICROS))
        .isEqualTo(10 * SECOND);
    assertThat(Pace.atOnce().remainingNanos(30_000_000_000L, 0, HOUR_MICROS)).isNaN();
  }
}
