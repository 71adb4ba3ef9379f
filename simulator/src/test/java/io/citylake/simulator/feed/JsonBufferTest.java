package io.citylake.simulator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.time.EventTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBufferTest {
  private final JsonBuffer json = new JsonBuffer();

  @ParameterizedTest
  @CsvSource({
    "17.44, 1, 17.4",
    "17.45, 1, 17.5",
    "-0.04, 1, 0.0",
    "-0.06, 1, -0.1",
    "-37.81362, 5, -37.81362",
    "31, 1, 31.0",
    "0, 0, 0",
    "999.5, 0, 1000",
    "0.007, 3, 0.007",
    "-99999, 2, -99999.00",
    "899999.9, 1, 899999.9"
  })
  void numbersHaveTheirDecimals(double value, int decimals, String expected) {
    json.number(value, decimals);
    assertThat(text()).isEqualTo(expected);
  }

  @Test
  void numbersAreThoseThatBigDecimalWrites() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      double value = (random.nextInt(2_000_001) - 1_000_000) / 1000.0;
      json.clear();
      json.number(value, 3);
      assertThat(text())
          .isEqualTo(BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).toPlainString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00.000Z",
        "1999-12-31T23:59:59.999Z",
        "2000-02-29T12:00:00.001Z",
        "2026-01-15T14:03:22.123Z",
        "2026-03-01T00:00:00.000Z",
        "2065-04-30T07:08:09.010Z"
      })
  void dateTimesAreIso8601(String instant) {
    json.dateTime(EventTime.toMicros(Instant.parse(instant)));
    assertThat(text() + "Z").isEqualTo(instant);
  }

  @Test
  void dateTimesOfEveryDayOfTwoCenturiesAreThoseOfTheLibrary() {
    for (long day = 0; day < 73_049; day++) {
      Instant noon = Instant.EPOCH.plusSeconds(day * 86_400 + 43_200);
      json.clear();
      json.dateTime(EventTime.toMicros(noon));
      assertThat(text()).isEqualTo(noon.toString().replace("Z", ".000"));
    }
  }

  @Test
  void ulidBeginsWithTheTimeAsTheSpecificationEncodesIt() {
    json.ulid(1_469_918_176_385_000L, -1, 0);
    assertThat(text()).isEqualTo("01ARYZ6S41" + "ZZZZZZZZ" + "00000000");
  }

  @Test
  void cutThroughACharacterDropsItWhole() {
    json.raw("Łódź".getBytes(StandardCharsets.UTF_8));
    json.truncate("Łódź".getBytes(StandardCharsets.UTF_8).length - 1);
    assertThat(text()).isEqualTo("Łód");
  }

  private String text() {
    return new String(json.toArray(), StandardCharsets.UTF_8);
  }
}
