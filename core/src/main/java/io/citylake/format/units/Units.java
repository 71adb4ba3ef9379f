package io.citylake.format.units;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Units of measurement are those that sources write, and how they convert. Factors are exact by
 * definition (<a href="https://www.bipm.org/en/publications/si-brochure">SI brochure</a>, <a
 * href="https://doi.org/10.6028/NIST.SP.811e2008">NIST SP 811</a>) unless said otherwise. Names in
 * capitals and digits are the common codes of UN/CEFACT's Recommendation 20, which FIWARE and
 * NGSI-LD write as {@code unitCode}.
 *
 * <p>Between a gas's share of the air (ppb) and its mass (ug/m3) only {@link Gases} converts.
 */
public final class Units {
  /** {@code (value + zero) * numerator / denominator} is the value in the dimension's base unit. */
  private record Unit(
      String dimension, BigDecimal zero, BigDecimal numerator, BigDecimal denominator) {}

  private static final Map<String, Unit> UNITS = new HashMap<>();

  static {
    temperature("0", "1", "K kelvin KEL");
    temperature("273.15", "1", "Cel C °C ℃ degC celsius Celsius CEL");
    temperature("459.67", "5/9", "degF F °F ℉ fahrenheit Fahrenheit FAH");

    add("speed", "1", "m/s mps MTS");
    add("speed", "5/18", "km/h kmh kph kmph KMH");
    add("speed", "0.44704", "mph mi/h HM");
    add("speed", "1852/3600", "kn kt knot knots KNT");

    add("pressure", "1", "Pa PAL");
    // By the Recommendation HPA is a hectolitre of alcohol and A97 a hectopascal; FIWARE's own
    // examples write HPA.
    add("pressure", "100", "hPa mbar mb A97 MBR HPA");
    add("pressure", "1000", "kPa KPA");
    add("pressure", "100000", "bar BAR");
    add("pressure", "133.322387415", "mmHg HN"); // conventional
    add("pressure", "3386.389", "inHg F79"); // conventional, at 0 Cel

    add("length", "1", "m metre meter MTR");
    add("length", "0.001", "mm MMT");
    add("length", "0.01", "cm CMT");
    add("length", "0.1", "dm DMT");
    add("length", "10", "dam decametre decametres A45");
    add("length", "1000", "km KMT");
    add("length", "0.0254", "in inch INH");
    add("length", "0.3048", "ft feet FOT");
    add("length", "1609.344", "mi miles SMI");
    add("length", "1852", "nmi NMI");

    add("mass concentration", "1", "ug/m3 µg/m3 μg/m3 µg/m³ μg/m³ ug/m³ GQ");
    add("mass concentration", "1000", "mg/m3 mg/m³ GP");
    add("mass concentration", "0.001", "ng/m3 ng/m³");

    add("share", "1", "1 share ratio fraction C62");
    add("share", "0.01", "% percent pct %RH P1");
    add("share", "0.125", "okta oktas"); // eighths of the sky
    add("share", "0.000001", "ppm 59");
    add("share", "0.000000001", "ppb 61");

    add("duration", "1", "s sec seconds SEC");
    add("duration", "0.001", "ms C26");
    add("duration", "60", "min minutes MIN");
    add("duration", "3600", "h hours HUR");

    add("energy", "1", "kWh KWH");
    add("energy", "0.001", "Wh WHR");
    add("energy", "1000", "MWh MWH");
    add("energy", "5/18", "MJ 3B");
    add("power", "1", "kW KWT");
    add("power", "0.001", "W WTT");
    add("power", "1000", "MW MAW");
    add("reactive power", "1", "kvar KVR");
    add("reactive power", "0.001", "var D44");
    add("voltage", "1", "V volt VLT");
    add("voltage", "0.001", "mV 2Z");
    add("voltage", "1000", "kV KVT");
    add("current", "1", "A ampere AMP");
    add("current", "0.001", "mA 4K");
    add("frequency", "1", "Hz HTZ");
    add("frequency", "1000", "kHz KHZ");

    add("count", "1", "vehicles places people units count spaces spots");
    add("flow", "1", "vehicles/h veh/h");
    add("flow", "60", "vehicles/min veh/min");
    add("angle", "1", "deg ° degrees DD");
    add("illuminance", "1", "lx lux LUX");
    add("irradiance", "1", "W/m2 W/m² D54");
    add("sound level", "1", "dB dBA dB(A) 2N");
  }

  private Units() {}

  /**
   * How to get from one unit to the other; empty where one is unknown or they measure different
   * things. A unit always converts to itself, known or not.
   */
  public static Optional<UnitConversion> conversion(String from, String to) {
    if (from.equals(to)) {
      return Optional.of(UnitConversion.NONE);
    }
    Unit source = UNITS.get(from);
    Unit target = UNITS.get(to);
    if (source == null || target == null || !source.dimension.equals(target.dimension)) {
      return Optional.empty();
    }
    BigDecimal numerator = source.numerator.multiply(target.denominator);
    BigDecimal denominator = source.denominator.multiply(target.numerator);
    BigDecimal shift = source.zero.multiply(numerator).subtract(target.zero.multiply(denominator));
    return Optional.of(UnitConversion.of(numerator, shift, denominator));
  }

  /** The units that are known, by all their names. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(UNITS.keySet());
  }

  /** What converts to {@code unit}, for people. */
  public static String convertibleTo(String unit) {
    TreeSet<String> names = new TreeSet<>();
    UNITS.keySet().stream().filter(name -> conversion(name, unit).isPresent()).forEach(names::add);
    names.add(unit);
    return String.join(", ", names);
  }

  private static void temperature(String zero, String factor, String names) {
    add("temperature", new BigDecimal(zero), factor, names);
  }

  private static void add(String dimension, String factor, String names) {
    add(dimension, BigDecimal.ZERO, factor, names);
  }

  /**
   * @param factor to the dimension's base unit: a decimal, or a fraction of two where there is none
   * @param names with spaces between them
   */
  private static void add(String dimension, BigDecimal zero, String factor, String names) {
    String[] fraction = factor.split("/", 2);
    BigDecimal numerator = new BigDecimal(fraction[0]);
    BigDecimal denominator = fraction.length == 1 ? BigDecimal.ONE : new BigDecimal(fraction[1]);
    for (String name : names.split(" ", -1)) {
      UNITS.put(name, new Unit(dimension, zero, numerator, denominator));
    }
  }
}
