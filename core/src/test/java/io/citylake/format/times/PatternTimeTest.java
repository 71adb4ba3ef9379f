package io.citylake.format.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.time.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTimeTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "YYYY-'W'ww-e;        2026-W01-4;       2026-01-01T00:00:00Z",
        "YYYY-'W'ww-e;        2020-W53-7;       2021-01-03T00:00:00Z",
        "YYYY-'W'ww-e HH:mm;  2025-W01-1 06:30; 2024-12-30T06:30:00Z",
        "YYYY'W'ww EEE H;     2025W40 Sun 7;    2025-10-05T07:00:00Z",
        "uuuu-DDD;            2024-060;         2024-02-29T00:00:00Z",
        "yyyyDDDHHmm;         20253651405;      2025-12-31T14:05:00Z",
        "uuuu-D HH:mm;        2025-5 24:00;     2025-01-06T00:00:00Z",
        "dd.MM.yyyy;          15.01.2025;       2025-01-15T00:00:00Z",
        "dd.MM.yyyy H;        15.01.2025 7;     2025-01-15T07:00:00Z"
      })
  void datesByWeekByDayOfTheYearAndAloneAreRead(String pattern, String text, Instant expected) {
    TimeFormat format = new PatternTime(pattern, UTC);
    assertThat(EventTime.toInstant(format.parseMicros(text))).isEqualTo(expected);
  }

  @Test
  void weekAndDayThatAYearDoesNotHaveAreInvalid() {
    assertThat(new PatternTime("YYYY-'W'ww-e", UTC).parseMicros("2025-W53-1"))
        .isEqualTo(EventTime.INVALID);
    assertThat(new PatternTime("YYYY-'W'ww-e", UTC).parseMicros("2025-W10-8"))
        .isEqualTo(EventTime.INVALID);
    assertThat(new PatternTime("uuuu-DDD", UTC).parseMicros("2025-366"))
        .isEqualTo(EventTime.INVALID);
  }

  @Test
  void datesWithoutATimeOfDayAreShiftedByDays() {
    TimeFormat weeks = new PatternTime("YYYY-'W'ww-e", UTC);
    assertThat(weeks.shifted("2026-W01-4", Duration.ofDays(4))).isEqualTo("2026-W02-1");
    assertThat(weeks.resolution("2026-W01-4")).isEqualTo(Duration.ofDays(1));
    TimeFormat days = new PatternTime("uuuu-DDD", UTC);
    assertThat(days.shifted("2024-366", Duration.ofDays(1))).isEqualTo("2025-001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yyyy-'W'ww-e      | write YYYY for that year",
        "YYYY-'W'ww        | a week is no day",
        "YYYY-MM-dd        | write yyyy",
        "YYYY-MM-DD        | write yyyy",
        "YYYY-Www-e        | quote it to stand for itself",
        "yyyy-MM-DD        | write dd for the day of the month",
        "yyyy-mm-dd HH:mm  | write MM for the month",
        "yyyy-MM           | a month is no day",
        "dd.MM. HH:mm      | there is no year in it",
        "HH:mm             | there is no date in it",
        "yyyy-MM-dd hh:mm  | write HH, or add a for am and pm",
        "yyyy-MM-dd mm:ss  | write HH for the hour"
      })
  void patternThatDoesNotMeanWhatItsAuthorMeantIsRefusedWithWhatToWrite(
      String pattern, String remedy) {
    assertThatThrownBy(() -> new PatternTime(pattern, UTC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(remedy);
  }

  @Test
  void patternOfAnyLettersReadsItsOwnTimesOrIsRefusedWithASentence() {
    String letters = "yuYMLdDeEcwWFHhkKmsSnNAaBpxXzZVOGQqgr'[]{}#-:./ T";
    Random random = new Random(42);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      String pattern =
          random
              .ints(random.nextInt(1, 12), 0, letters.length())
              .mapToObj(place -> letters.substring(place, place + 1))
              .map(letter -> letter.repeat(random.nextInt(1, 5)))
              .collect(Collectors.joining());
      try {
        TimeFormat format = new PatternTime(pattern, UTC);
        assertThat(format.parseMicros("soon")).isEqualTo(EventTime.INVALID);
        read++;
      } catch (IllegalArgumentException e) {
        assertThat(e).as(pattern).message().isNotBlank();
      }
    }
    assertThat(read).as("patterns that give a date").isPositive();
  }

  @Test
  void textThatEndsInsideOfItsOffsetIsInvalid() {
    TimeFormat format = new PatternTime("yyyy-MM-dd HH:mm O", null);
    assertThat(read(format, "2025-01-15 15:00 GMT+1")).isEqualTo("2025-01-15T14:00:00Z");
    assertThat(format.parseMicros("2025-01-15 15:00 GMT+")).isEqualTo(EventTime.INVALID);
    assertThat(format.parseMicros("2025-01-15 15:00 GM")).isEqualTo(EventTime.INVALID);
    assertThat(format.resembles("2025-01-15 15:00 GMT+")).isFalse();
  }

  @Test
  void firstOfSeveralPatternsThatReadsATimeCounts() {
    TimeFormat format =
        new AlternativeTimes(
            List.of(
                new PatternTime("dd.MM.yyyy HH:mm", UTC),
                new PatternTime("MM.dd.yyyy HH:mm", UTC),
                new IsoTime(null),
                EpochTime.SECONDS));

    assertThat(read(format, "02.03.2025 04:05")).isEqualTo("2025-03-02T04:05:00Z");
    assertThat(read(format, "02.13.2025 04:05")).isEqualTo("2025-02-13T04:05:00Z");
    assertThat(read(format, "2025-03-02T04:05+01:00")).isEqualTo("2025-03-02T03:05:00Z");
    assertThat(read(format, "1740888300")).isEqualTo("2025-03-02T04:05:00Z");
    assertThat(format.shifted("02.13.2025 04:05", Duration.ofDays(1)))
        .isEqualTo("02.14.2025 04:05");
    assertThat(format.shifted("1740888300", Duration.ofSeconds(1))).isEqualTo("1740888301");
    assertThat(format.resolution("02.13.2025 04:05")).isEqualTo(Duration.ofMinutes(1));
    assertThat(format.parseMicros("soon")).isEqualTo(EventTime.INVALID);
    assertThat(format.fault("soon"))
        .isEqualTo(
            "it is not dd.MM.yyyy HH:mm in UTC, and it is not MM.dd.yyyy HH:mm in UTC, and it does"
                + " not begin with a date like 2026-01-15, and it is not seconds since"
                + " 1970-01-01T00:00:00Z");
  }

  private static Instant read(TimeFormat format, String text) {
    return EventTime.toInstant(format.parseMicros(text));
  }
}
