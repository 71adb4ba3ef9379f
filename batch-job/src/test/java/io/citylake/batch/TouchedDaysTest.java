package io.citylake.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.models.PublishedDay;
import io.citylake.settings.Settings.WindowShape;
import io.citylake.tables.LakeInput;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TouchedDaysTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-01-12");
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

  private final TouchedDays tumbling = new TouchedDays(shape(5, 5));

  @Test
  void dayThatWasNeverPublishedIsTouched() {
    assertThat(tumbling.of(readings(Map.of(MONDAY, 10L)), Map.of())).containsExactly(MONDAY);
  }

  @Test
  void dayWithAsManyReadingsAsWhenItWasPublishedIsNotTouched() {
    assertThat(tumbling.of(readings(Map.of(MONDAY, 10L)), Map.of(MONDAY, published(MONDAY, 10))))
        .isEmpty();
  }

  @Test
  void lateReadingTouchesItsDayOnly() {
    assertThat(
            tumbling.of(
                readings(Map.of(MONDAY, 10L, TUESDAY, 21L, WEDNESDAY, 30L)),
                Map.of(
                    MONDAY, published(MONDAY, 10),
                    TUESDAY, published(TUESDAY, 20),
                    WEDNESDAY, published(WEDNESDAY, 30))))
        .containsExactly(TUESDAY);
  }

  @Test
  void windowsThatSpanMidnightTouchTheDayInWhichTheyBegin() {
    TouchedDays sliding = new TouchedDays(shape(5, 1));

    assertThat(
            sliding.of(
                readings(Map.of(MONDAY, 10L, TUESDAY, 21L)),
                Map.of(MONDAY, published(MONDAY, 10), TUESDAY, published(TUESDAY, 20))))
        .containsExactly(MONDAY, TUESDAY);
  }

  private static SortedMap<LocalDate, Long> readings(Map<LocalDate, Long> counts) {
    return new TreeMap<>(counts);
  }

  private static PublishedDay published(LocalDate day, long inputRows) {
    return new PublishedDay("windows", day, "run", 1, "tag", new LakeInput(1, 1), inputRows, 1);
  }

  private static WindowShape shape(long lengthMinutes, long slideMinutes) {
    return new WindowShape(Duration.ofMinutes(lengthMinutes), Duration.ofMinutes(slideMinutes));
  }
}
