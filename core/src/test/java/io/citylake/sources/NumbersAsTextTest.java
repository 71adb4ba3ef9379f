package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a description says in which way numbers are written. */
class NumbersAsTextTest {
  private static final String STATION =
      """
      topics = [test]
      format = csv
      separator = ";"
      columns = [id, time, t, h]
      sensor_id = id
      sensor_type { constant = weather }
      event_time { field = time, pattern = "dd.MM.yyyy HH:mm", zone = "Europe/Warsaw" }
      missing = [-999]
      metrics { temperature = t, relative_humidity = h }
      """;
  private static final String JSON =
      """
      topics = [test]
      format = json
      numbers-as-text = true
      decimal = ","
      sensor_id = id
      sensor_type { constant = weather }
      event_time = time
      nested-metrics { field = m }
      metrics { temperature = t, wind_direction { field = d, mapping { N = 0, NNW = 337.5, true = 90 } } }
      """;

  @Test
  void fileThatMixesCommaAndPointIsRead() {
    Judged judged = Described.judgedIn2027(STATION + "decimal = \",\"");

    assertThat(FeedCasesTest.lines("decimal-comma.csv").stream().map(l -> judged.shown("test", l)))
        .containsExactly(
            "weather st-1 2026-11-27T09:00:00Z relative_humidity 55 temperature 21.5",
            "weather st-1 2026-11-27T09:10:00Z relative_humidity 56 temperature 21.6",
            "weather st-1 2026-11-26T23:00:00Z relative_humidity 50 temperature 20.1",
            "INVALID_VALUE: relative_humidity is not a number: \"nan\"");
  }

  @Test
  void commaIsNoNumberWhereNothingIsSaidOfIt() {
    assertThat(Described.judgedIn2027(STATION).shown("test", "a;27.11.2026 10:00;21,5;55,0"))
        .isEqualTo(
            "INVALID_VALUE: relative_humidity is not a number: \"55,0\"; decimal = \",\" in the"
                + " description reads it; temperature is not a number: \"21,5\"; decimal = \",\" in"
                + " the description reads it");
  }

  @Test
  void numberMayBeWrittenOtherwiseThanTheRest() {
    Judged judged =
        Described.judgedIn2027(
            STATION.replace(
                    "temperature = t",
                    "temperature { field = t, decimal = \".\", missing = [\"7.5\"] }")
                + "decimal = \",\", thousands = \".\"");

    assertThat(judged.shown("test", "a;27.11.2026 10:00;12.345;0.055,5"))
        .endsWith("relative_humidity 55.5 temperature 12.345");
    assertThat(judged.shown("test", "a;27.11.2026 10:00;7.50;5")).endsWith("Z relative_humidity 5");
  }

  @Test
  void pointInDegreesHasOneMeaning() {
    Judged judged =
        Described.judgedIn2027(
            STATION.replace("relative_humidity = h", "wind_direction = h")
                + "decimal = \",\", latitude = t, longitude = h");

    assertThat(judged.shown("test", "a;27.11.2026 10:00;52.123;21.5"))
        .contains(" at 52.123 21.5 ")
        .contains(" wind_direction 21.5 rejected {temperature=INVALID_VALUE");
    assertThat(judged.shown("test", "a;27.11.2026 10:00;52,1;121.375"))
        .contains(" at 52.1 121.375 ")
        .endsWith("temperature 52.1 wind_direction 121.375");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'-999,0' | '5,5'",
        "'-999'   | '5,5'",
        "'-999,00' | '5.5'",
      })
  void valuesThatMeanMissingAreKnownInEitherNotation(String temperature, String humidity) {
    Judged judged =
        Described.judgedIn2027(STATION.replace("[-999]", "[\"-999,0\"]") + "decimal = \",\"");

    assertThat(judged.shown("test", "a;27.11.2026 10:00;%s;%s".formatted(temperature, humidity)))
        .endsWith("Z relative_humidity 5.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"t\": \"21,4\"`                              | temperature 21.4",
        "`\"t\": 21.456`                                | temperature 21.456",
        "`\"t\": \"1.234\"`                             | temperature is not a number: \"1.234\", which may be 1.234 or 1234",
        "`\"m\": {\"humidity\": {\"value\": \"5,5\"}}`  | relative_humidity 5.5",
        "`\"d\": \"NNW\"`                               | wind_direction 337.5",
        "`\"d\": \"N\"`                                 | wind_direction 0",
        "`\"d\": true`                                  | wind_direction 90",
        "`\"d\": 12.5`                                  | wind_direction 12.5",
        "`\"d\": \"NNO\"`                               | wind_direction is not a number: \"NNO\""
      })
  void textOfJsonIsReadLikeThatToo(String members, String expected) {
    assertThat(
            Described.judged(JSON)
                .shown("test", "{\"id\": 1, \"time\": \"2026-01-15T10:00Z\", " + members + "}"))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "csv  | decimal = \";\"                     | write \".\" or \",\"",
        "csv  | thousands = \"_\"                   | write \".\" or",
        "csv  | thousands = \".\"                   | the same sign stands before the decimals",
        "csv  | `decimal = \",\", thousands = \",\"` | the same sign stands before the decimals",
        "json | decimal = \",\"                     | numbers-as-text = true accepts"
      })
  void notationThatCannotBeIsRefused(String format, String keys, String remedy) {
    String description =
        format.equals("csv")
            ? STATION
            : JSON.replace("numbers-as-text = true\ndecimal = \",\"", "");

    assertThatThrownBy(() -> Described.source(description + keys)).hasMessageContaining(remedy);
  }

  @Test
  void codeMustBeANumber() {
    assertThatThrownBy(() -> Described.source(JSON.replace("337.5", "north")))
        .hasMessageContaining("metrics.wind_direction.mapping.NNW")
        .hasMessageContaining("not a number");
  }
}
