package io.citylake.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class UtcDayTest {
  private static final UtcDay LEAP_DAY = new UtcDay(LocalDate.of(2024, 2, 29));

  @Test
  void dayBeginsWithItsMidnightAndEndsBeforeTheNext() {
    assertThat(LEAP_DAY.start()).isEqualTo("2024-02-29T00:00:00Z");
    assertThat(LEAP_DAY.end()).isEqualTo("2024-03-01T00:00:00Z");
    assertThat(UtcDay.of(LEAP_DAY.start())).isEqualTo(LEAP_DAY);
    assertThat(UtcDay.of(LEAP_DAY.end().minusNanos(1))).isEqualTo(LEAP_DAY);
    assertThat(UtcDay.of(LEAP_DAY.end())).isNotEqualTo(LEAP_DAY);
  }

  @Test
  void todayIsTheDayInUtcWhereverTheClockHangs() {
    Instant lateInUtc = Instant.parse("2024-02-29T23:30:00Z");

    assertThat(UtcDay.today(Clock.fixed(lateInUtc, ZoneId.of("Asia/Tokyo")))).isEqualTo(LEAP_DAY);
  }
}
