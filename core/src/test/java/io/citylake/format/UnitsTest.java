package io.citylake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

  @ParameterizedTest
  @CsvSource({
    "288.15, K,     15,       Cel",
    "32,     degF,  0,        Cel",
    "-40,    °F,    -40,      Cel",
    "10,     m/s,   36,       km/h",
    "36,     km/h,  10,       m/s",
    "60,     mph,   96.56064, km/h",
    "10,     kn,    18.52,    km/h",
    "101325, Pa,    1013.25,  hPa",
    "1013,   mbar,  1013,     hPa",
    "29.92,  inHg,  1013.2076, hPa",
    "0.42,   1,     42,       %",
    "42,     %,     0.42,     1",
    "0.4,    ppm,   400,      ppb",
    "250,    ug/m3, 0.25,     mg/m3",
    "17.4,   µg/m³, 17.4,     ug/m3",
    "2,      mi,    3.218688, km",
    "1,      in,    25.4,     mm",
    "1500,   Wh,    1.5,      kWh",
    "3.6,    MJ,    1,        kWh",
    "2500,   W,     2.5,      kW",
    "2,      min,   120,      s",
    "88,     count, 88,       vehicles"
  })
  void valueIsTheSameQuantityInTheOtherUnit(double value, String from, double expected, String to) {
    assertThat(Units.conversion(from, to).orElseThrow().apply(value))
        .isCloseTo(expected, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"K, hPa", "ppb, ug/m3", "furlong, m", "m, furlong", "kWh, kW", "m/s, m", "km/h, '' "})
  void unitsThatMeasureDifferentThingsOrAreUnknownDoNotConvert(String from, String to) {
    assertThat(Units.conversion(from, to)).isEmpty();
  }

  @Test
  void unitThatNobodyKnowsStillIsItself() {
    assertThat(Units.conversion("furlong", "furlong")).contains(UnitConversion.NONE);
  }

  @Test
  void everyUnitOfTheCatalogueIsKnown() {
    assertThat(Judged.CATALOGUE.types())
        .flatExtracting(SensorType::metrics)
        .extracting(Metric::unit)
        .filteredOn(unit -> Units.convertibleTo(unit).equals(unit))
        .as("units that nothing converts to: years")
        .containsOnly("a");
  }
}
