package io.citylake.format.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.time.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {
  private static final TimeFormat ISO = new IsoTime(null);
  private static final TimeFormat ISO_UTC = new IsoTime(ZoneId.of("UTC"));
  private static final TimeFormat MALAGA =
      new PatternTime("yyyy-MM-dd'T'HH:mm", ZoneId.of("Europe/Madrid"));
  private static final TimeFormat MINNEAPOLIS =
      new PatternTime("yyyy-MM-dd HH:mm:ss", ZoneId.of("America/Chicago"));

  @ParameterizedTest
  @CsvSource({
    "2025-01-15T14:00:00Z,             2025-01-15T14:00:00Z",
    "2025-01-15T19:30:00+05:30,        2025-01-15T14:00:00Z",
    "2025-01-15T19:30:00+0530,         2025-01-15T14:00:00Z",
    "2025-01-15T08:00:00.123456-06,    2025-01-15T14:00:00.123456Z",
    "2025-01-15T14:00+00:00,           2025-01-15T14:00:00Z",
    "2025-01-14T24:00Z,                2025-01-15T00:00:00Z"
  })
  void isoTimeWithAnOffsetIsRead(String text, Instant expected) {
    assertThat(instant(ISO, text)).isEqualTo(expected);
    assertThat(instant(ISO_UTC, text)).as("the offset outweighs the zone").isEqualTo(expected);
  }

  @Test
  void isoTimeWithoutAnOffsetNeedsTheZoneOfTheSource() {
    assertThat(ISO.parseMicros("2025-01-15T14:00:00")).isEqualTo(EventTime.INVALID);
    assertThat(instant(ISO_UTC, "2025-01-15T14:00:00")).isEqualTo("2025-01-15T14:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2025-01-15",
        "2025-02-30T14:00:00Z",
        "15.01.2025 14:00",
        "2025-01-15T24:01Z"
      })
  void whatIsNoIsoTimeIsInvalid(String text) {
    assertThat(ISO.parseMicros(text)).isEqualTo(EventTime.INVALID);
    assertThat(ISO_UTC.parseMicros(text)).isEqualTo(EventTime.INVALID);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-03-26T01:59, 2023-03-26T00:59:00Z",
    "2023-03-26T03:00, 2023-03-26T01:00:00Z",
    "2023-10-29T01:59, 2023-10-28T23:59:00Z",
    "2023-10-29T03:00, 2023-10-29T02:00:00Z"
  })
  void localTimesOfMalagaFollowItsClockChanges(String text, Instant expected) {
    assertThat(instant(MALAGA, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2016-03-13 01:00:00, 2016-03-13T07:00:00Z",
    "2016-03-13 03:00:00, 2016-03-13T08:00:00Z",
    "2016-11-06 00:00:00, 2016-11-06T05:00:00Z",
    "2016-11-06 02:00:00, 2016-11-06T08:00:00Z"
  })
  void localTimesOfMinneapolisFollowItsClockChanges(String text, Instant expected) {
    assertThat(instant(MINNEAPOLIS, text)).isEqualTo(expected);
  }

  @Test
  void localTimeThatOccursTwiceIsTheFirstOfTheTwo() {
    assertThat(instant(MALAGA, "2023-10-29T02:30")).isEqualTo("2023-10-29T00:30:00Z");
    assertThat(instant(MINNEAPOLIS, "2016-11-06 01:30:00")).isEqualTo("2016-11-06T06:30:00Z");
  }

  @Test
  void localTimeThatTheClocksSkipIsInvalid() {
    assertThat(MALAGA.parseMicros("2023-03-26T02:30")).isEqualTo(EventTime.INVALID);
    assertThat(MINNEAPOLIS.parseMicros("2016-03-13 02:30:00")).isEqualTo(EventTime.INVALID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "dd.MM.yyyy HH:mm;           Europe/Warsaw;   15.01.2025 15:00;            2025-01-15T14:00:00Z",
        "MM/dd/yyyy hh:mm:ss a;      America/Chicago; 01/15/2025 08:00:00 am;      2025-01-15T14:00:00Z",
        "d MMM uuuu HH:mm;           UTC;             15 Jan 2025 14:00;           2025-01-15T14:00:00Z",
        "yyyy-MM-dd HH:mm:ss.SSSXXX; ;                2025-01-15 15:00:00.250+01:00; 2025-01-15T14:00:00.250Z",
        "yyyy-MM-dd HH:mm VV;        ;                2025-01-15 15:00 Europe/Paris; 2025-01-15T14:00:00Z",
        "yyyyMMddHH;                 UTC;             2025011514;                  2025-01-15T14:00:00Z",
        "yyyy-MM-dd;                 Europe/Warsaw;   2025-01-15;                  2025-01-14T23:00:00Z",
        "dd.MM.yyyy HH:mm;           Europe/Warsaw;   14.01.2025 24:00;            2025-01-14T23:00:00Z",
        "dd.MM.yyyy HH:mm;           UTC;             29.02.2024 24:00;            2024-03-01T00:00:00Z"
      })
  void patternsAreRead(String pattern, String zone, String text, Instant expected) {
    TimeFormat format = new PatternTime(pattern, zone == null ? null : ZoneId.of(zone));
    assertThat(instant(format, text)).isEqualTo(expected);
    assertThat(format.parseMicros("2025-02-30 99")).isEqualTo(EventTime.INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2016-02-30 24:00:00", "2016-02-29 24:00:01", "2016-02-29 25:00:00"})
  void endOfADayThatThereIsNotIsInvalid(String text) {
    assertThat(MINNEAPOLIS.parseMicros(text)).isEqualTo(EventTime.INVALID);
  }

  @Test
  void dayThatDoesNotExistIsInvalidInsteadOfTheNearestOne() {
    assertThat(MINNEAPOLIS.parseMicros("2016-02-30 01:00:00")).isEqualTo(EventTime.INVALID);
  }

  @Test
  void patternThatGivesNoInstantIsRefused() {
    assertThatThrownBy(() -> new PatternTime("HH:mm", ZoneId.of("UTC")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no date");
    assertThatThrownBy(() -> new PatternTime("yyyy-MM-dd HH:mm", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zone");
    assertThatThrownBy(() -> new PatternTime("yyyy-MM-dd hh:mm", ZoneId.of("UTC")))
        .as("twelve hours without am and pm")
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PatternTime("bogus {", ZoneId.of("UTC")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void epochNumbersAreRead() {
    assertThat(instant(EpochTime.SECONDS, "1736949600")).isEqualTo("2025-01-15T14:00:00Z");
    assertThat(instant(EpochTime.SECONDS, "1736949600.25")).isEqualTo("2025-01-15T14:00:00.250Z");
    assertThat(instant(EpochTime.MILLIS, "1736949600250")).isEqualTo("2025-01-15T14:00:00.250Z");
    assertThat(instant(EpochTime.MICROS, "1736949600250001"))
        .isEqualTo("2025-01-15T14:00:00.250001Z");
    assertThat(instant(EpochTime.NANOS, "1736949600250001999"))
        .isEqualTo("2025-01-15T14:00:00.250001Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1736949600",
        "1736949600.0",
        "1.7369496E9",
        "1736949600000",
        "1736949600000000",
        "1736949600000000000"
      })
  void epochNumberTellsItsUnitByItsSizeWhereADescriptionLeavesItOpen(String text) {
    assertThat(instant(new AnyEpochTime(), text)).isEqualTo("2025-01-15T14:00:00Z");
    assertThat(new AnyEpochTime().shifted("1736949600000", Duration.ofMillis(5)))
        .isEqualTo("1736949600005");
    assertThat(new AnyEpochTime().parseMicros("soon")).isEqualTo(EventTime.INVALID);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-15T14:00:00Z/2025-01-15T15:00:00Z, 2025-01-15T14:00:00Z, 2025-01-15T15:00:00Z",
    "2025-01-15T15:00:00+01:00/2025-01-15T15:00:00Z, 2025-01-15T14:00:00Z, 2025-01-15T15:00:00Z",
    "2025-01-15T14:00:00Z,                      2025-01-15T14:00:00Z, 2025-01-15T14:00:00Z"
  })
  void intervalIsReadAtTheEndThatTheDescriptionNames(String text, Instant start, Instant end) {
    assertThat(instant(new IntervalTime(new IsoTime(null), true), text)).isEqualTo(start);
    assertThat(instant(new IntervalTime(new IsoTime(null), false), text)).isEqualTo(end);
  }

  @Test
  void intervalOfALengthHasTheOneEndThatIsWritten() {
    TimeFormat start = new IntervalTime(new IsoTime(null), true);
    TimeFormat end = new IntervalTime(new IsoTime(null), false);

    assertThat(instant(start, "2025-01-15T14:00Z/PT1H")).isEqualTo("2025-01-15T14:00:00Z");
    assertThat(instant(end, "P1D/2025-01-15T14:00Z")).isEqualTo("2025-01-15T14:00:00Z");
    assertThat(end.parseMicros("2025-01-15T14:00Z/PT1H")).isEqualTo(EventTime.INVALID);
    assertThat(start.parseMicros("2025-01-15T14:00Z/yesterday")).isEqualTo(EventTime.INVALID);
    assertThat(start.shifted("2025-01-15T14:00:00Z/PT1H", Duration.ofDays(1)))
        .isEqualTo("2025-01-16T14:00:00Z/PT1H");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "NaN", "1e999999999", "1e-999999999", "1e20", "99999999999999"})
  void epochNumbersBeyondBeliefAreInvalid(String text) {
    assertThat(EpochTime.SECONDS.parseMicros(text)).isEqualTo(EventTime.INVALID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2015-03-07T10:03:34-06:00;   PT1M;      2015-03-07T10:04:34-06:00",
        "2015-03-07T10:03:34-06:00;   PT26S;     2015-03-07T10:04:00-06:00",
        "2015-03-07T10:03:34.5Z;      -PT0.5S;   2015-03-07T10:03:34Z",
        "2019-03-25T00:02:12;         PT24H;     2019-03-26T00:02:12"
      })
  void shiftedIsoTimeKeepsItsForm(String text, Duration by, String expected) {
    assertThat(ISO_UTC.shifted(text, by)).isEqualTo(expected);
  }

  @Test
  void shiftedLocalTimeStandsInTheSourcesZone() {
    assertThat(MALAGA.shifted("2023-03-26T01:59", Duration.ofMinutes(1)))
        .isEqualTo("2023-03-26T03:00");
    assertThat(MALAGA.shifted("2023-03-25T12:00", Duration.ofDays(1)))
        .as("a day of 24 hours, the clocks lose one")
        .isEqualTo("2023-03-26T13:00");
  }

  @Test
  void shiftedEpochNumberKeepsItsDigits() {
    assertThat(EpochTime.SECONDS.shifted("1736949600", Duration.ofMillis(1500)))
        .isEqualTo("1736949601");
    assertThat(EpochTime.SECONDS.shifted("1736949600.250", Duration.ofMillis(1500)))
        .isEqualTo("1736949601.750");
    assertThat(EpochTime.MILLIS.shifted("1736949600250", Duration.ofDays(-365 * 300)))
        .isEqualTo("-7723850399750");
  }

  @Test
  void resolutionIsTheSmallestStepThatTheFormShows() {
    assertThat(ISO.resolution("2015-03-07T10:03:34Z")).isEqualTo(Duration.ofMillis(1));
    assertThat(MINNEAPOLIS.resolution("2016-07-11 17:00:00")).isEqualTo(Duration.ofSeconds(1));
    assertThat(MALAGA.resolution("2023-03-25T12:00")).isEqualTo(Duration.ofMinutes(1));
    assertThat(EpochTime.SECONDS.resolution("1736949600")).isEqualTo(Duration.ofSeconds(1));
    assertThat(new PatternTime("yyyyMMddHH", ZoneId.of("UTC")).resolution("2025011514"))
        .isEqualTo(Duration.ofHours(1));
    assertThat(new PatternTime("yyyy-MM-dd", ZoneId.of("UTC")).resolution("2025-01-15"))
        .isEqualTo(Duration.ofDays(1));
  }

  private static Instant instant(TimeFormat format, String text) {
    long micros = format.parseMicros(text);
    assertThat(micros).as(text).isNotEqualTo(EventTime.INVALID);
    return EventTime.toInstant(micros);
  }
}
