package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The long form: a record for each value, which names its metric. */
class MetricByNameTest {
  private static final String DESCRIPTION =
      """
      topics = [test]
      format = csv
      columns = [id, time, parameter, value, unit]
      missing = [NA]
      decimal = ","
      separator = ";"
      sensor_id = id
      sensor_type { constant = air_quality }
      event_time = time
      metric-by-name { %s }
      """;
  private static final String KEYS =
      "name = parameter, value { field = value, missing = [-999] }, unit = unit,"
          + " mapping { PM25 = pm2_5, Feinstaub = pm10 }";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PM25;17,4;ug/m3     | Z pm2_5 17.4",
        "Feinstaub;0,02;mg/m3 | Z pm10 20",
        "pm10;31;            | Z pm10 31",
        "pm10;31;NA          | Z pm10 31",
        "temperature;70,52;degF | Z temperature 21.4",
        "pm10;-999;ug/m3     | MISSING_FIELD: no metric that the catalogue knows for air_quality",
        "pm10;;ug/m3         | MISSING_FIELD: no metric that the catalogue knows for air_quality",
        "NOx;3;ug/m3         | INVALID_VALUE: NOx is no metric of the sensor type: parameter is \"NOx\"",
        "pm10;x;ug/m3        | INVALID_VALUE: pm10: value is not a number: \"x\"",
        "pm10;3;furlong      | INVALID_VALUE: pm10 is in furlong, which does not convert to ug/m3",
        "pm10;-5;ug/m3       | OUT_OF_RANGE: pm10 = -5.0 ug/m3",
        "no2;3;ppb           | INVALID_VALUE: no2 is in ppb, which is ug/m3 at a stated temperature and pressure only"
      })
  void recordNamesItsMetricAndItsUnit(String fields, String expected) {
    assertThat(shown(KEYS, fields)).contains(expected);
  }

  @Test
  void valueWithoutANameIsMissingIt() {
    assertThat(shown(KEYS, ";3;ug/m3"))
        .startsWith("MISSING_FIELD: ")
        .endsWith("parameter, which names the metric, is missing");
  }

  @Test
  void unknownMetricIsKeptBesideAKnownOneWhereTheDescriptionWantsIt() {
    String description = DESCRIPTION + "metrics { no2 { constant = 20 } }";
    String record = "s;2026-01-15T10:00Z;NOx;3;ppb";

    assertThat(
            Described.judged(description.formatted(KEYS + ", unknown = others"))
                .shown("test", record))
        .endsWith("Z no2 20 (NOx 3)");
    assertThat(Described.judged(description.formatted(KEYS)).shown("test", record))
        .contains("Z no2 20 rejected {NOx=INVALID_VALUE");
  }

  @Test
  void wordsForUnitsAreThoseThatTheDescriptionLists() {
    String keys = KEYS + ", units { mikrogramm = ug/m3, 1 = mg/m3 }";

    assertThat(shown(keys, "pm10;3;mikrogramm")).endsWith("pm10 3");
    assertThat(shown(keys, "pm10;0,003;1")).endsWith("pm10 3");
    assertThat(shown(keys, "pm10;3;mg/m3"))
        .isEqualTo(
            "INVALID_VALUE: pm10 has a unit that the description does not list: unit is \"mg/m3\"");
  }

  @Test
  void shareOfAGasBecomesAMassAtTheStatedAir() {
    assertThat(shown(KEYS + ", air { temperature = 20, pressure = 1013.25 }", "no2;10;ppb"))
        .endsWith("no2 19.1248");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "value = value                     | metric-by-name.name",
        "name = parameter                  | metric-by-name.value",
        "name = x, value = value           | no such column",
        "name = parameter, value = value, units { a = m } | name it with unit",
        "name = parameter, value = value, unit = unit, units { a = xyz } | xyz is no unit that is known here",
        "name = parameter, value { field = value, unit = K } | put it beside value",
        "name = parameter, value = value, unknown = maybe | choose one of reject, others",
        "name = parameter, value = value, mapping { a = pm11 } | pm11 is not a metric of air_quality; did you mean pm1 or pm10"
      })
  void longFormThatCannotBeReadIsRefused(String keys, String remedy) {
    assertThatThrownBy(() -> Described.source(DESCRIPTION.formatted(keys)))
        .hasMessageContaining(remedy);
  }

  private static String shown(String keys, String fields) {
    return Described.judged(DESCRIPTION.formatted(keys))
        .shown("test", "s;2026-01-15T10:00Z;" + fields);
  }
}
