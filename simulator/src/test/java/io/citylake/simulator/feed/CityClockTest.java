package io.citylake.simulator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.time.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CityClockTest {
  private static final Instant BEGINNING = Instant.parse("2026-01-15T08:00:00Z");

  @Test
  void pacedCityTimeIsSpeedTimesRealTime() {
    CityClock clock = CityClock.paced(BEGINNING, 500, 60);

    assertThat(at(clock, 0)).isEqualTo(BEGINNING);
    assertThat(at(clock, 500)).isEqualTo(BEGINNING.plusSeconds(60));
    assertThat(clock.reportsPerSecond()).isEqualTo(500);
  }

  @Test
  void backfillHasOneReportOfEachSensorInAnInterval() {
    CityClock clock = CityClock.backfill(BEGINNING, 1000, Duration.ofMinutes(1));

    assertThat(at(clock, 1000)).isEqualTo(BEGINNING.plusSeconds(60));
    assertThat(clock.reportsPerSecond()).isInfinite();
  }

  @Test
  void feedEndsBeforeUntilAndHasRateTimesDurationRecords() {
    assertThat(length(CityClock.paced(BEGINNING, 1000, 1), BEGINNING.plusSeconds(10)))
        .isEqualTo(10_000);
    assertThat(length(CityClock.paced(BEGINNING, 3, 1), BEGINNING.plusSeconds(10))).isEqualTo(30);
    assertThat(length(CityClock.paced(BEGINNING, 100, 3600), BEGINNING.plusSeconds(36_000)))
        .isEqualTo(1000);
    Duration interval = Duration.ofMinutes(1);
    assertThat(length(CityClock.backfill(BEGINNING, 7, interval), BEGINNING.plusSeconds(3600)))
        .isEqualTo(7 * 60);
  }

  @Test
  void liveCityTimeIsRealTimeAndNeverStandsStill() {
    AtomicReference<Instant> now = new AtomicReference<>(BEGINNING);
    CityClock clock = CityClock.live(now::get);
    long last = clock.micros(0);
    assertThat(EventTime.toInstant(last)).isEqualTo(BEGINNING);

    for (long report = 1; report < 10_000; report++) {
      assertThat(clock.micros(report)).isGreaterThan(last);
      last = clock.micros(report);
    }
    now.set(BEGINNING.plusSeconds(5));
    assertThat(at(clock, 10_240)).isEqualTo(BEGINNING.plusSeconds(5));
  }

  @Test
  void liveCityTimeOfAnEarlierReportIsRemembered() {
    AtomicReference<Instant> now = new AtomicReference<>(BEGINNING);
    CityClock clock = CityClock.live(now::get);
    long then = clock.micros(1234);
    now.set(BEGINNING.plusSeconds(60));
    assertThat(at(clock, 1_000_000)).isAfter(BEGINNING.plusSeconds(59));

    assertThat(clock.micros(1234)).isEqualTo(then);
  }

  private static Instant at(CityClock clock, long report) {
    return EventTime.toInstant(clock.micros(report));
  }

  private static long length(CityClock clock, Instant until) {
    SimulationSettings settings =
        new SimulationSettings(
                1, 7, FaultShares.none(), clock, SimulationSettings.UNLIMITED, Long.MAX_VALUE)
            .until(until);
    SimulatedFeed feed = new SimulatedFeed(settings);
    feed.forEachRemaining(report -> {});
    return feed.records();
  }
}
