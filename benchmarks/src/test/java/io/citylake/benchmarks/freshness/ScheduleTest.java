package io.citylake.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void readingIsDueByItsNumberAloneAtTheRate() {
    Schedule schedule = schedule(1000);

    assertThat(schedule.due(0)).isEqualTo(START);
    assertThat(schedule.due(1)).isEqualTo(START.plusMillis(1));
    assertThat(schedule.due(30_000)).isEqualTo(START.plusSeconds(30));
  }

  @Test
  void rateTimesDurationsIsHowManyThereAre() {
    assertThat(schedule(1000).readings()).isEqualTo(30_000);
    assertThat(schedule(7).readings()).isEqualTo(210);
  }

  @Test
  void nothingIsDueBeforeTheStart() {
    assertThat(schedule(1000).dueBefore(-1)).isZero();
    assertThat(schedule(1000).dueBefore(0)).isZero();
    assertThat(schedule(1000).dueBefore(1)).isEqualTo(1);
  }

  @Test
  void readingIsNeverSentBeforeItIsDueAndAtOnceWhenItIs() {
    for (long rate : new long[] {1, 3, 7, 1000, 999_983}) {
      Schedule schedule = schedule(rate);
      for (long number : new long[] {0, 1, 2, 12_345, 10_000_019}) {
        long due = schedule.dueNanos(number);

        assertThat(schedule.dueBefore(due)).isEqualTo(number);
        assertThat(schedule.dueBefore(due + 1)).isEqualTo(number + 1);
      }
    }
  }

  @Test
  void hoursAtTheHighestRateDoNotOverflow() {
    assertThat(schedule(1_000_000).dueBefore(10 * 3600 * SECOND)).isEqualTo(36_000_000_000L);
  }

  @Test
  void warmUpIsNotMeasured() {
    Schedule schedule = schedule(100);

    assertThat(schedule.isMeasured(999)).isFalse();
    assertThat(schedule.isMeasured(1000)).isTrue();
  }

  @Test
  void fiftyProbesAreSentASecondAndAtLowRatesEachReadingIsOne() {
    assertThat(probes(schedule(1000))).isEqualTo(50 * 30);
    assertThat(probes(schedule(50_000))).isEqualTo(50 * 30);
    assertThat(probes(schedule(10))).isEqualTo(10 * 30);
  }

  private static long probes(Schedule schedule) {
    return LongStream.range(0, schedule.readings()).filter(schedule::isProbe).count();
  }

  private static Schedule schedule(long rate) {
    return new Schedule(START, rate, Duration.ofSeconds(10), Duration.ofSeconds(20));
  }
}
