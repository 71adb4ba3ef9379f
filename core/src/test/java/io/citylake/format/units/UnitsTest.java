package io.citylake.format.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorType;
import io.citylake.sources.Judged;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    "88,     count, 88,       vehicles",
    "2,      dam,   20,       m",
    "8,      oktas, 100,      %",
    "3,      okta,  37.5,     %",
    "21.4,   CEL,   21.4,     Cel",
    "70.52,  FAH,   21.4,     Cel",
    "250,    GQ,    0.25,     mg/m3",
    "0.25,   GP,    250,      ug/m3",
    "1013.2, HPA,   1013.2,   hPa",
    "1013.2, A97,   101320,   Pa",
    "42,     P1,    0.42,     C62",
    "36,     KMH,   10,       MTS",
    "10,     HM,    4.4704,   m/s",
    "400,    59,    400,      ppm",
    "12,     KMT,   12000,    MTR"
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

  @ParameterizedTest
  @ValueSource(strings = {"C", "degC", "celsius", "CEL", "°C"})
  void unitUnderAnotherNameLeavesEachValueBitForBit(String celsius) {
    UnitConversion conversion = Units.conversion(celsius, "Cel").orElseThrow();

    assertThat(conversion).isEqualTo(UnitConversion.NONE);
    assertThat(conversion.apply(21.4)).isEqualTo(21.4);
  }

  @ParameterizedTest
  @CsvSource({
    "K,    Cel,  1,    -273.15",
    "Cel,  K,    1,     273.15",
    "Cel,  degF, 1.8,   32",
    "%,    1,    0.01,  0",
    "1,    %,    100,   0",
    "hPa,  Pa,   100,   0",
    "mm,   m,    0.001, 0",
    "mph,  m/s,  0.44704, 0",
    "okta, %,    12.5,  0",
    "m/s,  km/h, 3.6,   0"
  })
  void resultIsTheDoubleNearestToTheDecimalOne(
      String from, String to, BigDecimal factor, BigDecimal offset) {
    UnitConversion conversion = Units.conversion(from, to).orElseThrow();

    for (int tenths = -800; tenths <= 800; tenths++) {
      BigDecimal value = BigDecimal.valueOf(tenths, 1);
      double there = value.multiply(factor).add(offset).doubleValue();
      assertThat(conversion.apply(value.doubleValue())).as("%s %s", value, from).isEqualTo(there);
    }
  }

  @Test
  void kelvinAndFahrenheitThatAreTenthsOfACelsiusAreReadAsThose() {
    UnitConversion kelvin = Units.conversion("K", "Cel").orElseThrow();
    UnitConversion fahrenheit = Units.conversion("degF", "Cel").orElseThrow();

    for (int tenths = -800; tenths <= 800; tenths++) {
      BigDecimal celsius = BigDecimal.valueOf(tenths, 1);
      BigDecimal inKelvin = celsius.add(new BigDecimal("273.15"));
      BigDecimal inFahrenheit = celsius.multiply(new BigDecimal("1.8")).add(new BigDecimal(32));
      assertThat(kelvin.apply(inKelvin.doubleValue())).isEqualTo(celsius.doubleValue());
      assertThat(fahrenheit.apply(inFahrenheit.doubleValue())).isEqualTo(celsius.doubleValue());
    }
  }

  @Test
  void everyPairOfUnitsConvertsThereAndBack() {
    Random random = new Random(20_260_115);
    List<List<String>> dimensions =
        Judged.CATALOGUE.types().stream()
            .flatMap(type -> type.metrics().stream())
            .map(metric -> List.of(Units.convertibleTo(metric.unit()).split(", ")))
            .distinct()
            .toList();
    for (List<String> units : dimensions) {
      for (String from : units) {
        for (String to : units) {
          assertConvertsThereAndBack(from, to, random);
        }
      }
    }
  }

  private static void assertConvertsThereAndBack(String from, String to, Random random) {
    UnitConversion there = Units.conversion(from, to).orElseThrow();
    UnitConversion back = Units.conversion(to, from).orElseThrow();
    for (int i = 0; i < 20; i++) {
      double value = BigDecimal.valueOf(random.nextInt(2_000_001) - 1_000_000, 3).doubleValue();
      double between = there.apply(value);
      // What the one rounding on the way took, seen from the first unit.
      double tolerance = Math.abs(back.apply(Math.nextUp(between)) - back.apply(between));
      assertThat(back.apply(between))
          .as("%s %s by way of %s", value, from, to)
          .isCloseTo(value, within(tolerance + 2 * Math.ulp(value)));
    }
  }

  @Test
  void sumOfTwoStepsIsOneStepWithOneRounding() {
    UnitConversion scaled =
        UnitConversion.linear(new BigDecimal("0.1"), new BigDecimal("-40"))
            .then(Units.conversion("degF", "Cel").orElseThrow());

    assertThat(scaled.apply(1105.2)).isEqualTo(21.4);
  }

  @Test
  void whatIsNoFiniteNumberStaysWhatItIs() {
    UnitConversion conversion = Units.conversion("K", "Cel").orElseThrow();

    assertThat(conversion.apply(Double.NaN)).isNaN();
    assertThat(conversion.apply(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(conversion.apply(Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
    assertThat(Units.conversion("km", "m").orElseThrow().apply(Double.MAX_VALUE)).isInfinite();
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
