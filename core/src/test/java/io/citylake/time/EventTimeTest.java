package io.citylake.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimeTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "in UTC,                    2026-01-15T14:03:22Z,             2026-01-15T14:03:22Z",
    "with milliseconds,         2026-01-15T14:03:22.123Z,         2026-01-15T14:03:22.123Z",
    "with nanoseconds cut off,  2026-01-15T14:03:22.123456789Z,   2026-01-15T14:03:22.123456Z",
    "without seconds,           2026-01-15T14:03Z,                2026-01-15T14:03:00Z",
    "east of Greenwich,         2026-01-15T19:33:22+05:30,        2026-01-15T14:03:22Z",
    "west of Greenwich,         2026-01-15T09:03:22-05:00,        2026-01-15T14:03:22Z",
    "before 1970,               1969-12-31T23:59:59.999999Z,      1969-12-31T23:59:59.999999Z"
  })
  void textWithAnOffsetIsAnEventTime(String shows, String text, Instant expected) {
    assertThat(EventTime.toInstant(EventTime.parseMicros(text))).as(shows).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      value = {
        "nothing,                null",
        "an empty text,          ''",
        "no zone,                2026-01-15T14:03:22",
        "no time,                2026-01-15Z",
        "the 13th month,         2026-13-15T14:03:22Z",
        "hour 25,                2026-01-15T25:03:22Z",
        "seconds since 1970,     1768485802",
        "a zone by name,         2026-01-15T14:03:22+01:00[Europe/Warsaw]",
        "words,                  yesterday at noon or so",
        "beyond what fits,       +999999999-12-31T23:59:59Z"
      },
      nullValues = "null")
  void anythingElseIsNone(String shows, String text) {
    assertThat(EventTime.parseMicros(text)).as(shows).isEqualTo(EventTime.INVALID);
  }

  @Test
  void microsecondsSurviveThereAndBack() {
    Instant instant = Instant.parse("2026-01-15T14:03:22.123456Z");

    assertThat(EventTime.toInstant(EventTime.toMicros(instant))).isEqualTo(instant);
  }
}
