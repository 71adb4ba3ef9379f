package io.citylake.format.times;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.time.ClockChange;
import io.citylake.time.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What local times mean where the clocks change, in four zones and both directions. */
class ClockChangeTest {
  private static final String PATTERN = "dd.MM.yyyy HH:mm";
  private static final String TWICE =
      """
      Europe/Warsaw,       26.10.2025 02:30, 2025-10-26T00:30:00Z, 2025-10-26T01:30:00Z, +01:00
      America/Chicago,     02.11.2025 01:30, 2025-11-02T06:30:00Z, 2025-11-02T07:30:00Z, -06:00
      Australia/Lord_Howe, 06.04.2025 01:45, 2025-04-05T14:45:00Z, 2025-04-05T15:15:00Z, +10:30
      America/Sao_Paulo,   17.02.2018 23:30, 2018-02-18T01:30:00Z, 2018-02-18T02:30:00Z, -03:00
      """;

  @ParameterizedTest
  @CsvSource(textBlock = TWICE)
  void timeThatOccursTwiceIsTheOneThatIsChosen(
      ZoneId zone, String text, Instant first, Instant second) {
    for (String written : new String[] {text, iso(text)}) {
      assertThat(instant(format(written, zone, ClockChange.FIRST), written)).isEqualTo(first);
      assertThat(instant(format(written, zone, ClockChange.SECOND), written)).isEqualTo(second);
      TimeFormat refusing = format(written, zone, ClockChange.REFUSE);
      assertThat(refusing.parseMicros(written)).isEqualTo(EventTime.INVALID);
      assertThat(refusing.fault(written))
          .isEqualTo(
              "it occurs twice in " + zone + ", where the clocks go back then, and has no offset");
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = TWICE)
  void offsetBehindTheTimeTellsWhichOfTheTwoItIs(
      ZoneId zone, String text, Instant first, Instant second, String offset) {
    for (String written : new String[] {text, iso(text)}) {
      TimeFormat format = format(written, zone, ClockChange.ORDER);
      assertThat(instant(format, written)).as("without one").isEqualTo(first);
      assertThat(instant(format, written + offset)).isEqualTo(second);
      assertThat(instant(format, written + " " + offset)).isEqualTo(second);
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = TWICE)
  void firstOfTwoIsShiftedToTheSecondByTheOverlap(
      ZoneId zone, String text, Instant first, Instant second, String offset) {
    for (String written : new String[] {text, iso(text)}) {
      TimeFormat format = format(written, zone, ClockChange.ORDER);
      Duration overlap = format.overlap(written);
      assertThat(overlap).isEqualTo(Duration.between(first, second));
      String shifted = format.shifted(written, overlap);
      assertThat(shifted).startsWith(written).endsWith(offset);
      assertThat(format.overlap(shifted)).as("it tells which it is").isZero();
      assertThat(format(written, zone, ClockChange.FIRST).overlap(written)).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Warsaw,       30.03.2025 02:30, 30.03.2025 01:59, 2025-03-30T00:59:00Z, 30.03.2025 03:00",
    "America/Chicago,     09.03.2025 02:30, 09.03.2025 01:59, 2025-03-09T07:59:00Z, 09.03.2025 03:00",
    "Australia/Lord_Howe, 05.10.2025 02:15, 05.10.2025 01:59, 2025-10-04T15:29:00Z, 05.10.2025 02:30",
    "America/Sao_Paulo,   04.11.2018 00:30, 03.11.2018 23:59, 2018-11-04T02:59:00Z, 04.11.2018 01:00"
  })
  void timeThatTheClocksSkipIsNoneWhateverIsChosen(
      ZoneId zone, String skipped, String before, Instant last, String after) {
    for (ClockChange change : ClockChange.values()) {
      for (String written : new String[] {skipped, iso(skipped)}) {
        TimeFormat format = format(written, zone, change);
        assertThat(format.parseMicros(written)).isEqualTo(EventTime.INVALID);
        assertThat(format.fault(written)).isEqualTo("the clocks of " + zone + " skip it");
      }
      TimeFormat format = format(before, zone, change);
      assertThat(instant(format, before)).isEqualTo(last);
      assertThat(instant(format, after)).isEqualTo(last.plusSeconds(60));
      assertThat(format.shifted(before, Duration.ofMinutes(1))).isEqualTo(after);
    }
  }

  @Test
  void dayThatTheClocksLetBeginLaterBeginsThen() {
    ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo");
    Instant start = Instant.parse("2018-11-04T03:00:00Z");
    assertThat(instant(new PatternTime("dd.MM.yyyy", saoPaulo), "04.11.2018")).isEqualTo(start);
    assertThat(instant(new PatternTime(PATTERN, saoPaulo), "03.11.2018 24:00")).isEqualTo(start);
    assertThat(instant(new IsoTime(saoPaulo), "2018-11-03T24:00")).isEqualTo(start);
  }

  @Test
  void datesStayDatesWhenTheyAreShiftedIntoAnotherSeason() {
    TimeFormat dates = new PatternTime("dd.MM.yyyy", ZoneId.of("Europe/Warsaw"));
    assertThat(dates.shifted("25.07.2025", Duration.ofDays(184))).isEqualTo("25.01.2026");
    assertThat(dates.shifted("25.01.2026", Duration.ofDays(-184))).isEqualTo("25.07.2025");
    assertThat(dates.shifted("26.10.2025", Duration.ofDays(1))).isEqualTo("27.10.2025");
  }

  @Test
  void offsetThatNoPlaceHasIsInvalid() {
    TimeFormat format = new PatternTime(PATTERN, ZoneId.of("Europe/Warsaw"), ClockChange.ORDER);
    assertThat(format.parseMicros("26.10.2025 02:30+25:00")).isEqualTo(EventTime.INVALID);
    assertThat(format.fault("26.10.2025 02:30+25:00"))
        .isEqualTo("it is not dd.MM.yyyy HH:mm in Europe/Warsaw");
  }

  @Test
  void patternThatEndsAsAnOffsetDoesIsReadAsItStands() {
    TimeFormat format =
        new PatternTime("yyyy-MM-dd-HH:mm", ZoneId.of("Europe/Warsaw"), ClockChange.ORDER);
    assertThat(instant(format, "2025-10-26-02:30")).isEqualTo("2025-10-26T00:30:00Z");
    assertThat(instant(format, "2025-10-26-02:30+01:00")).isEqualTo("2025-10-26T01:30:00Z");
  }

  private static String iso(String text) {
    return "%s-%s-%sT%s"
        .formatted(
            text.substring(6, 10), text.substring(3, 5), text.substring(0, 2), text.substring(11));
  }

  private static TimeFormat format(String text, ZoneId zone, ClockChange change) {
    return text.contains("T") ? new IsoTime(zone, change) : new PatternTime(PATTERN, zone, change);
  }

  private static Instant instant(TimeFormat format, String text) {
    long micros = format.parseMicros(text);
    assertThat(micros).as(text).isNotEqualTo(EventTime.INVALID);
    return EventTime.toInstant(micros);
  }
}
