package io.citylake.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoMomentTest {

  @ParameterizedTest
  @CsvSource({
    "1985-04-12T23:20:50.52Z,        1985-04-12T23:20:50.520Z",
    "1996-12-19T16:39:57-08:00,      1996-12-20T00:39:57Z",
    "1990-12-31T23:59:60Z,           1990-12-31T23:59:59.999999Z",
    "1990-12-31T15:59:60-08:00,      1990-12-31T23:59:59.999999Z",
    "1937-01-01T12:00:27.87+00:20,   1937-01-01T11:40:27.870Z"
  })
  void examplesOfRfc3339AreRead(String text, Instant expected) {
    assertThat(IsoMoment.of(text).instant(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "19850412T232050Z;          1985-04-12T23:20:50Z",
        "1985-04-12T23:20:50Z;      1985-04-12T23:20:50Z",
        "19850412T232050+0400;      1985-04-12T19:20:50Z",
        "1985-04-12T23:20:50+04:00; 1985-04-12T19:20:50Z",
        "19850412T232050+04;        1985-04-12T19:20:50Z",
        "1985-04-12T23:20:50+04;    1985-04-12T19:20:50Z",
        "19850412T2320Z;            1985-04-12T23:20:00Z",
        "1985-04-12T23:20Z;         1985-04-12T23:20:00Z",
        "19850412T240000Z;          1985-04-13T00:00:00Z",
        "1985-04-12T24:00:00Z;      1985-04-13T00:00:00Z",
        "1985-04-12T24:00Z;         1985-04-13T00:00:00Z",
        "1985-04-12T23:20:50,5Z;    1985-04-12T23:20:50.500Z"
      })
  void examplesOfIso8601ThatNameAMomentAreRead(String text, Instant expected) {
    assertThat(IsoMoment.of(text).instant(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1985-W15-5T23:20:50Z;       date like 2026-01-15",
        "1985-102T23:20:50Z;         date like 2026-01-15",
        "1985102T232050Z;            date like 2026-01-15",
        "15.01.2026 14:00;           date like 2026-01-15",
        "yesterday;                  date like 2026-01-15",
        "'';                         date like 2026-01-15",
        "12026-01-01T00:00:00Z;      the year is not one of 0001 to 9999",
        "+12026-01-01T00:00:00Z;     the year is not one of 0001 to 9999",
        "-0044-03-15T00:00:00Z;      the year is not one of 0001 to 9999",
        "0000-01-01T00:00:00Z;       the year is not one of 0001 to 9999",
        "1985-02-29T00:00:00Z;       no such day",
        "1985-13-01T00:00:00Z;       no such day",
        "1985-04-12;                 no time of day",
        "1985-04-12T23Z;             no time of day",
        "1985-04-12  23:20Z;         no time of day",
        "1985-04-12T24:00:01Z;       no such time of day",
        "1985-04-12T25:00Z;          no such time of day",
        "1985-04-12T23:60Z;          no such time of day",
        "1985-04-12T23:20:61Z;       no such time of day",
        "1985-04-12T23:20:50.Z;      no such time of day",
        "1985-04-12T23:20:5Z;        no such time of day",
        "1985-04-12T23:20:60Z;       second 60 stands at 23:59 UTC only",
        "1985-04-12T23:59:60+01:00;  second 60 stands at 23:59 UTC only",
        "1985-04-12T23:20:50;        neither Z nor an offset",
        "1985-04-12T23:20:50Zulu;    more behind its Z",
        "1985-04-12T23:20:50+1;      neither Z nor an offset like",
        "1985-04-12T23:20:50+01:;    neither Z nor an offset like",
        "1985-04-12T23:20:50+01:60;  neither Z nor an offset like",
        "1985-04-12T23:20:50 CET;    neither Z nor an offset like",
        "1985-04-12T23:20,5Z;        neither Z nor an offset like",
        "1985-04-12T23:20:50+18:01;  offset is more than 18 hours",
        "1985-04-12T23:20Z/PT1H;     an interval"
      })
  void whatIsNotReadHasAReason(String text, String reason) {
    IsoMoment moment = IsoMoment.of(text);

    assertThat(moment.instant(null)).isNull();
    assertThat(moment.fault()).contains(reason);
  }

  @Test
  void localTimeIsOneOfItsZone() {
    ZoneId madrid = ZoneId.of("Europe/Madrid");

    assertThat(IsoMoment.of("2023-10-29T02:30").instant(madrid))
        .as("the first of the two")
        .isEqualTo("2023-10-29T00:30:00Z");
    IsoMoment skipped = IsoMoment.of("2023-03-26T02:30");
    assertThat(skipped.instant(madrid)).isNull();
    assertThat(skipped.fault()).isEqualTo("the clocks of Europe/Madrid skip it");
  }
}
