package io.citylake.format.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.citylake.config.BadConfiguration;
import io.citylake.format.units.Gases.Air;
import io.citylake.sources.Described;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GasesTest {
  private static final Air EU = new Air(new BigDecimal("20"), new BigDecimal("1013"));
  private static final String DESCRIPTION =
      """
      topics = [test], format = json, numbers-as-text = true
      sensor_id = id, sensor_type { constant = air_quality }, event_time = time
      metrics { %s }
      """;
  private static final String RECORD =
      "{\"id\":\"a-1\",\"time\":\"2026-01-15T10:00:00Z\",\"gas\":10}";

  /** Factors of the EU's reporting (Directive 2008/50/EC at 20 Cel, 1013 hPa), ug/m3 per ppb. */
  @ParameterizedTest
  @CsvSource({
    "no2, ppb, ug/m3, 1.9125",
    "o3, ppb, ug/m3, 1.9957",
    "so2, ppb, ug/m3, 2.6609",
    "co,  ppm, mg/m3, 1.1642",
    "co2, ppm, mg/m3, 1.8294"
  })
  void shareOfAGasIsItsMassAtTheStatedTemperatureAndPressure(
      String gas, String share, String mass, double factor) {
    double there = Gases.conversion(gas, share, mass, EU).orElseThrow().apply(1);

    assertThat(there).isCloseTo(factor, within(factor * 0.003));
    assertThat(Gases.conversion(gas, mass, share, EU).orElseThrow().apply(there))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void whatIsNoSingleGasHasNoMassForItsShare() {
    assertThat(Gases.conversion("voc", "ppb", "ug/m3", EU)).isEmpty();
    assertThat(Gases.conversion("pm10", "ppb", "ug/m3", EU)).isEmpty();
    assertThat(Gases.conversion("no2", "ppb", "ppm", EU)).isEmpty();
  }

  @Test
  void descriptionThatStatesTheAirIsRead() {
    String no2 = "no2 { field = gas, unit = ppb, air { temperature = 20, pressure = 1013.25 } }";

    assertThat(Described.judged(DESCRIPTION.formatted(no2)).shown("test", RECORD))
        .isEqualTo("air_quality a-1 2026-01-15T10:00:00Z no2 19.1248");
  }

  @Test
  void descriptionThatStatesNoneIsRefusedWithWhatIsLacking() {
    assertThatThrownBy(
            () -> Described.judged(DESCRIPTION.formatted("no2 { field = gas, unit = ppb }")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("state air { temperature = 20, pressure = 1013.25 } in Cel and hPa");
    assertThatThrownBy(
            () ->
                Described.judged(
                    DESCRIPTION.formatted(
                        "no2 { field = gas, unit = ppb, air { temperature = 293, height = 1 } }")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("choose a number from -100.0 to 100.0")
        .hasMessageContaining("pressure")
        .hasMessageContaining("height");
  }

  @Test
  void nestedShareOfAGasIsReadOnlyWhereTheDescriptionStatesTheAir() {
    String nested =
        """
        topics = [test], format = json
        sensor_id = id, sensor_type { constant = air_quality }, event_time = time
        nested-metrics { field = measures %s }
        """;
    String record =
        "{\"id\":\"a-1\",\"time\":\"2026-01-15T10:00:00Z\","
            + "\"measures\":{\"no2\":{\"value\":10,\"unitCode\":\"61\"}}}";

    assertThat(
            Described.judged(nested.formatted(", air { temperature = 20, pressure = 1013.25 }"))
                .shown("test", record))
        .endsWith("no2 19.1248");
    assertThat(Described.judged(nested.formatted("")).shown("test", record))
        .contains("no2 is in 61, which is ug/m3 at a stated temperature and pressure only");
  }
}
