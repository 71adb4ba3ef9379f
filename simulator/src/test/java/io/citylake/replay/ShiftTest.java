package io.citylake.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShiftTest {
  private static final Instant LAST = Instant.parse("2017-03-21T15:24:59.500Z");
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  @Test
  void lastEventLandsOnTheTarget() {
    assertThat(LAST.plus(Shift.to(NOW).of(LAST, MILLISECOND))).isEqualTo(NOW);
    Instant before = Instant.parse("2001-01-01T00:00:00Z");
    assertThat(LAST.plus(Shift.to(before).of(LAST, MILLISECOND))).isEqualTo(before);
  }

  @Test
  void lastEventLandsLessThanOneStepBeforeTheTargetWhereTheFormIsCoarse() {
    assertThat(LAST.plus(Shift.to(NOW).of(LAST, Duration.ofMinutes(1))))
        .isEqualTo("2026-01-15T11:59:59.500Z");
    Instant before = Instant.parse("2001-01-01T00:00:00Z");
    assertThat(LAST.plus(Shift.to(before).of(LAST, Duration.ofMinutes(1))))
        .isEqualTo("2000-12-31T23:59:59.500Z");
  }

  @Test
  void todayKeepsTheTimeOfDayAndNeverReachesIntoTheFuture() {
    assertThat(LAST.plus(Shift.toToday(NOW).of(LAST, MILLISECOND)))
        .isEqualTo("2026-01-14T15:24:59.500Z");
    Instant evening = Instant.parse("2026-01-15T20:00:00Z");
    assertThat(LAST.plus(Shift.toToday(evening).of(LAST, MILLISECOND)))
        .isEqualTo("2026-01-15T15:24:59.500Z");
    Instant yearsBefore = Instant.parse("2010-01-15T20:00:00Z");
    assertThat(LAST.plus(Shift.toToday(yearsBefore).of(LAST, MILLISECOND)))
        .isEqualTo("2010-01-15T15:24:59.500Z");
  }

  @Test
  void withoutAShiftNothingMoves() {
    assertThat(Shift.none().of(LAST, MILLISECOND)).isZero();
  }
}
