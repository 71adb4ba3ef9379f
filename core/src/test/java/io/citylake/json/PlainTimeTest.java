package io.citylake.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.time.EventTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain times against {@link EventTime#parseMicros}. */
class PlainTimeTest {
  private static final int CASES = 100_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-15T14:03:22Z",
        "2026-01-15T14:03:22.1Z",
        "2026-01-15T14:03:22.123Z",
        "2026-01-15T14:03:22.123456Z",
        "2026-01-15T14:03:22.1234567Z",
        "2026-01-15T14:03:22.12345678Z",
        "2026-01-15T14:03:22.123456789Z",
        "2026-01-15T14:03:22.999999999+00:00",
        "2026-01-15T14:03:22-00:00",
        "2026-01-15T14:03:22+17:59",
        "2026-01-15T14:03:22-17:59",
        "2024-02-29T00:00:00Z",
        "2000-02-29T00:00:00Z",
        "2026-12-31T23:59:59.999999Z",
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "1600-03-01T00:00:00Z",
        "0002-01-01T00:00:00Z",
        "0004-02-29T00:00:00+17:00",
        "9998-12-31T23:59:59.999999999-17:00"
      })
  void timeAsSensorsWriteItIsPlain(String text) {
    assertThat(plain(text)).isEqualTo(EventTime.parseMicros(text)).isNotEqualTo(EventTime.INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-15",
        "2026-01-15T14:03:22",
        "2026-01-15T14:03:22.",
        "2026-01-15T14:03:22.Z",
        "2026-01-15T14:03:22.123",
        "2026-01-15T14:03:22.1234567890Z",
        "2026-01-15T14:03:22,5Z",
        "2026-01-15T14:03Z",
        "2026-01-15t14:03:22Z",
        "2026-01-15 14:03:22Z",
        "2026-01-15T14:03:22z",
        "2026-01-15T14:03:22ZZ",
        "2026-01-15T14:03:22+01",
        "2026-01-15T14:03:22+0100",
        "2026-01-15T14:03:22+01:00:00",
        "2026-01-15T14:03:22+18:00",
        "2026-01-15T14:03:22+01:60",
        "2026-00-15T14:03:22Z",
        "2026-13-15T14:03:22Z",
        "2026-01-00T14:03:22Z",
        "2026-01-32T14:03:22Z",
        "2026-04-31T14:03:22Z",
        "2026-02-29T14:03:22Z",
        "1900-02-29T14:03:22Z",
        "2024-02-30T14:03:22Z",
        "2026-01-15T24:00:00Z",
        "2026-01-15T14:60:22Z",
        "2026-01-15T14:03:60Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "-026-01-15T14:03:22Z",
        "20:6-01-15T14:03:22Z",
        "2026-0/-15T14:03:22Z"
      })
  void anyOtherTimeIsNotPlain(String text) {
    assertThat(plain(text)).isEqualTo(EventTime.INVALID);
  }

  @Test
  void randomTimeIsThatOfEventTimeOrNotPlain() {
    long seed = 20_260_115;
    Random random = new Random(seed);
    int plain = 0;
    for (int i = 0; i < CASES; i++) {
      String text = random.nextInt(4) > 0 ? RandomTimes.next(random) : damaged(random);
      long micros = plain(text);
      if (micros != EventTime.INVALID) {
        plain++;
        assertSame(text, micros, seed);
      }
    }

    assertThat(plain).isBetween(CASES / 10, CASES - CASES / 10);
  }

  @Test
  void everyDayOfEightCenturiesIsPlain() {
    for (long day = -200_000; day < 100_000; day++) {
      String text = EventTime.toInstant(day * 86_400_000_000L).toString();
      assertSame(text, plain(text), 0);
    }
  }

  private static String damaged(Random random) {
    char[] text = RandomTimes.next(random).toCharArray();
    int place = random.nextInt(text.length);
    text[place] =
        (char) (random.nextBoolean() ? text[place] + random.nextInt(11) - 5 : random.nextInt(256));
    return new String(text);
  }

  private static void assertSame(String text, long micros, long seed) {
    if (micros != EventTime.parseMicros(text)) {
      assertThat(micros).as("%s, seed %d", text, seed).isEqualTo(EventTime.parseMicros(text));
    }
  }

  private static long plain(String text) {
    byte[] quotes = (text + "\"".repeat(32)).getBytes(ISO_8859_1);
    return PlainTime.parseMicros(quotes, 0, text.length());
  }
}
