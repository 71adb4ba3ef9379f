package io.citylake.format.units;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Gases are converted from a share of the air to a mass and back: {@code mass = share * molar mass
 * * pressure / (R * temperature)}. How much mass a share is depends on temperature and pressure, so
 * that nothing is converted unless these are stated: the EU reports at 20 Cel and 1013 hPa
 * (Directive 2008/50/EC, Annex VI), the EPA at 25 Cel.
 */
public final class Gases {
  /** J/(mol K), exact by definition. */
  private static final BigDecimal MOLAR_GAS_CONSTANT = new BigDecimal("8.31446261815324");

  private static final BigDecimal ZERO_CELSIUS = new BigDecimal("273.15");
  private static final BigDecimal PASCALS_PER_HECTOPASCAL = new BigDecimal("100");
  private static final BigDecimal MICROGRAMS_PER_GRAM = new BigDecimal("1000000");

  /** By the catalogue's metric: g/mol, from IUPAC's standard atomic weights, abridged. */
  private static final Map<String, BigDecimal> MOLAR_MASSES =
      Map.of(
          "no2", new BigDecimal("46.005"),
          "o3", new BigDecimal("47.997"),
          "so2", new BigDecimal("64.058"),
          "co", new BigDecimal("28.010"),
          "co2", new BigDecimal("44.009"));

  /**
   * The state of the air to which a mass refers.
   *
   * @param temperature Cel, above absolute zero
   * @param pressure hPa, above zero
   */
  public record Air(BigDecimal temperature, BigDecimal pressure) implements java.io.Serializable {}

  private Gases() {}

  /** Whether one of the units is a share and the other a mass of gas in the air. */
  public static boolean areShareAndMass(String one, String other) {
    return (isShare(one) && isMass(other)) || (isMass(one) && isShare(other));
  }

  /**
   * How to get from a share to a mass or back; empty for other units, and for a metric that is no
   * single gas.
   */
  public static Optional<UnitConversion> conversion(
      String metric, String from, String to, Air air) {
    BigDecimal molarMass = MOLAR_MASSES.get(metric);
    if (molarMass == null || !areShareAndMass(from, to)) {
      return Optional.empty();
    }
    BigDecimal massOfAll =
        molarMass
            .multiply(MICROGRAMS_PER_GRAM)
            .multiply(air.pressure.multiply(PASCALS_PER_HECTOPASCAL));
    BigDecimal energy = MOLAR_GAS_CONSTANT.multiply(air.temperature.add(ZERO_CELSIUS));
    return isShare(from)
        ? chain(from, "1", UnitConversion.of(massOfAll, BigDecimal.ZERO, energy), "ug/m3", to)
        : chain(from, "ug/m3", UnitConversion.of(energy, BigDecimal.ZERO, massOfAll), "1", to);
  }

  private static Optional<UnitConversion> chain(
      String from, String base, UnitConversion between, String otherBase, String to) {
    return Units.conversion(from, base)
        .flatMap(
            first -> Units.conversion(otherBase, to).map(last -> first.then(between).then(last)));
  }

  private static boolean isShare(String unit) {
    return Units.conversion(unit, "1").isPresent();
  }

  private static boolean isMass(String unit) {
    return Units.conversion(unit, "ug/m3").isPresent();
  }
}
