package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.reading.Reading;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics that a description computes from fields a and b. */
class DerivedMetricsTest {
  private static final String DESCRIPTION =
      """
      topics = [test]
      format = csv
      columns = [id, time, a, b]
      missing = [-1]
      sensor_id = id
      sensor_type { constant = %s }
      event_time { field = time }
      metrics { %s }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "parking | occupancy { ratio = [{ difference = [a, b] }, a] }                        | 200,50   | occupancy 0.75",
        "parking | occupancy { ratio = [a, b] }                                              | 3,4      | occupancy 0.75",
        "parking | occupancy { ratio = [a, b], unit = \"%\" }                                | 3,4      | occupancy 0.75",
        "parking | available_spot_number { difference = [a, b] }                             | 200,50   | available_spot_number 150",
        "parking | available_spot_number { product = [a, { field = b, unit = \"%\" }] }      | 200,50   | available_spot_number 100",
        "parking | total_spot_number { ratio = [a, { field = b, unit = \"%\" }], unit = places } | 50,25 | total_spot_number 200",
        "parking | total_spot_number { sum = [a, b, 5, { constant = 2 }] }                   | 200,50   | total_spot_number 257",
        "weather | relative_humidity { ratio = [a, b] }                                      | 3,4      | relative_humidity 75",
        "weather | relative_humidity { ratio = [{ field = a, unit = g }, { field = b, unit = g }] } | 3,4 | relative_humidity 75",
        "weather | visibility { sum = [{ field = a, unit = km }, b] }                        | 3,4      | visibility 3004",
        "weather | visibility { sum = [{ field = a, unit = m }, b], unit = km }              | 3,4      | visibility 4003",
        "weather | wind_speed { ratio = [a, b], unit = km/h }                                | 36,1     | wind_speed 10",
        "weather | temperature { difference = [a, b], unit = degF }                          | 70.52,68 | temperature 1.4",
        "weather | relative_humidity { ratio = [{ field = a, unit = Wh }, { field = b, unit = kWh }] } | 500,2 | relative_humidity 25",
        "energy  | active_power { product = [{ field = a, scale = 0.001 }, b], unit = kW }   | 230,2    | active_power 0.46",
        "energy  | energy_consumption { product = [a, 0.25] }                                | 3,0      | energy_consumption 0.75"
      })
  void numberIsComputedInTheCataloguesUnit(
      String type, String metric, String fields, String expected) {
    assertThat(shown(type, metric, fields)).endsWith("Z " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "3,0  | INVALID_VALUE: occupancy: b is 0, which nothing can be divided by",
        "0,0  | INVALID_VALUE: occupancy: b is 0, which nothing can be divided by",
        "x,4  | INVALID_VALUE: occupancy: a is not a number: \"x\"",
        "3,y  | INVALID_VALUE: occupancy: b is not a number: \"y\"",
        "3,   | MISSING_FIELD: no metric that the catalogue knows for parking",
        "-1,4 | MISSING_FIELD: no metric that the catalogue knows for parking",
        "1e300,1e-300 | INVALID_VALUE: occupancy: what comes out is too large",
        "-4,2 | OUT_OF_RANGE: occupancy = -2.0 1, plausible is 0.0 to 1.0"
      })
  void whatCannotBeComputedIsLeftOutWithItsReason(String fields, String expected) {
    assertThat(shown("parking", "occupancy { ratio = [a, b] }", fields)).isEqualTo(expected);
  }

  @Test
  void decimalsAreAddedExactly() {
    Judged judged =
        Described.judged(DESCRIPTION.formatted("weather", "temperature { sum = [a, b] }"));
    Random random = new Random(20_260_115);
    for (int i = 0; i < 1000; i++) {
      BigDecimal a = BigDecimal.valueOf(random.nextInt(6000) - 3000, 2);
      BigDecimal b = BigDecimal.valueOf(random.nextInt(6000) - 2900, 2);
      byte[] record = "s,2026-01-15T10:00Z,%s,%s".formatted(a, b).getBytes(StandardCharsets.UTF_8);
      if (judged.record("test", null, record) instanceof Reading reading) {
        assertThat(Judged.value(reading, "temperature"))
            .as("%s + %s", a, b)
            .isEqualTo(a.add(b).doubleValue());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "visibility { sum = [{ field = a, unit = hPa }, b] }        | metrics.visibility.sum[0].unit | does not convert to m; one of",
        "temperature { sum = [{ field = a, unit = degF }, b] }      | metrics.temperature.sum[0].unit | does not add up in Cel: their zeros differ",
        "wind_speed { ratio = [a, b] }                              | metrics.wind_speed.ratio | say with unit what comes out",
        "wind_speed { ratio = [{ field = a, unit = m }, b], unit = m/s } | metrics.wind_speed.ratio[0].unit | only a share has a unit here",
        "visibility { product = [{ field = a, unit = m/s }, b] }    | metrics.visibility.product[0].unit | leave it out",
        "relative_humidity { ratio = [{ field = a, unit = m }, { field = b, unit = s }] } | ratio[1].unit | does not convert to m",
        "relative_humidity { ratio = [{ field = a, unit = m }, { field = b, unit = m }], unit = m } | metrics.relative_humidity.unit | leave the unit out",
        "visibility { difference = [a, b, a] }                      | metrics.visibility.difference | takes two fields",
        "visibility { sum = [a] }                                   | metrics.visibility.sum | takes two or more fields",
        "visibility { sum = a }                                     | metrics.visibility.sum | not a list",
        "visibility { sum = [a, b], scale = 2 }                     | metrics.visibility.scale | no such key",
        "visibility { sum = [a, c] }                                | metrics.visibility.sum[1].field | no such column; there are id, time, a, b",
        "visibility { sum = [a, b], field = a }                     | metrics.visibility | field and sum do not go together",
        "visibility { unit = m }                                    | metrics.visibility | give exactly one of field, fields, constant, sum"
      })
  void computationThatCannotBeMeantIsRefused(String metric, String key, String remedy) {
    assertThatThrownBy(() -> Described.source(DESCRIPTION.formatted("weather", metric)))
        .hasMessageContaining(key)
        .hasMessageContaining(remedy);
  }

  private static String shown(String type, String metric, String fields) {
    return Described.judged(DESCRIPTION.formatted(type, metric))
        .shown("test", "s,2026-01-15T10:00Z," + fields);
  }
}
