package io.citylake.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The units of measurement that sources write, and how they convert. Factors are exact by
 * definition (<a href="https://www.bipm.org/en/publications/si-brochure">SI brochure</a>, <a
 * href="https://doi.org/10.6028/NIST.SP.811e2008">NIST SP 811</a>) unless said otherwise.
 *
 * <p>Between a gas's share of the air (ppb) and its mass (ug/m3) there is no conversion: it needs
 * the gas, the temperature and the pressure.
 */
final class Units {
  /** {@code (value + zero) * numerator / denominator} is the value in the dimension's base unit. */
  private record Unit(String dimension, double zero, double numerator, double denominator) {}

  private static final Map<String, Unit> UNITS = new HashMap<>();

  static {
    add("temperature", 0, 1, 1, "K", "kelvin");
    add("temperature", 273.15, 1, 1, "Cel", "C", "°C", "degC", "celsius", "Celsius");
    add("temperature", 459.67, 5, 9, "degF", "F", "°F", "fahrenheit", "Fahrenheit");

    add("speed", "m/s", 1, 1, "mps");
    add("speed", "km/h", 5, 18, "kmh", "kph", "kmph");
    add("speed", "mph", 1397, 3125, "mi/h"); // 0.44704 m/s
    add("speed", "kn", 463, 900, "kt", "knots"); // 1852 m/h

    add("pressure", "Pa", 1, 1);
    add("pressure", "hPa", 100, 1, "mbar", "mb");
    add("pressure", "kPa", 1000, 1);
    add("pressure", "bar", 100_000, 1);
    add("pressure", "mmHg", 133.322387415, 1); // conventional
    add("pressure", "inHg", 3386.389, 1); // conventional, at 0 Cel

    add("length", "m", 1, 1);
    add("length", "mm", 1, 1000);
    add("length", "cm", 1, 100);
    add("length", "km", 1000, 1);
    add("length", "in", 127, 5000, "inch");
    add("length", "ft", 381, 1250, "feet");
    add("length", "mi", 201_168, 125, "miles");

    add("mass concentration", "ug/m3", 1, 1, "µg/m3", "μg/m3", "µg/m³", "μg/m³", "ug/m³");
    add("mass concentration", "mg/m3", 1000, 1, "mg/m³");
    add("mass concentration", "ng/m3", 1, 1000, "ng/m³");

    add("share", "1", 1, 1, "share", "ratio", "fraction");
    add("share", "%", 1, 100, "percent", "pct", "%RH");
    add("share", "ppm", 1, 1_000_000);
    add("share", "ppb", 1, 1_000_000_000);

    add("duration", "s", 1, 1, "sec", "seconds");
    add("duration", "ms", 1, 1000);
    add("duration", "min", 60, 1, "minutes");
    add("duration", "h", 3600, 1, "hours");

    add("energy", "kWh", 1, 1);
    add("energy", "Wh", 1, 1000);
    add("energy", "MWh", 1000, 1);
    add("energy", "MJ", 5, 18);
    add("power", "kW", 1, 1);
    add("power", "W", 1, 1000);
    add("power", "MW", 1000, 1);
    add("reactive power", "kvar", 1, 1);
    add("reactive power", "var", 1, 1000);
    add("voltage", "V", 1, 1, "volt");
    add("voltage", "mV", 1, 1000);
    add("voltage", "kV", 1000, 1);
    add("current", "A", 1, 1, "ampere");
    add("current", "mA", 1, 1000);
    add("frequency", "Hz", 1, 1);
    add("frequency", "kHz", 1000, 1);

    add("count", "vehicles", 1, 1, "places", "people", "units", "count", "spaces", "spots");
    add("flow", "vehicles/h", 1, 1, "veh/h");
    add("flow", "vehicles/min", 60, 1, "veh/min");
    add("angle", "deg", 1, 1, "°", "degrees");
    add("illuminance", "lx", 1, 1, "lux");
    add("irradiance", "W/m2", 1, 1, "W/m²");
    add("sound level", "dB", 1, 1, "dBA", "dB(A)");
  }

  private Units() {}

  /**
   * How to get from one unit to the other; empty where one is unknown or they measure different
   * things. A unit always converts to itself, known or not.
   */
  static Optional<UnitConversion> conversion(String from, String to) {
    if (from.equals(to)) {
      return Optional.of(UnitConversion.NONE);
    }
    Unit source = UNITS.get(from);
    Unit target = UNITS.get(to);
    if (source == null || target == null || !source.dimension.equals(target.dimension)) {
      return Optional.empty();
    }
    return Optional.of(
        new UnitConversion(
            source.zero,
            source.numerator * target.denominator,
            source.denominator * target.numerator,
            target.zero));
  }

  /** What converts to {@code unit}, for people. */
  static String convertibleTo(String unit) {
    TreeSet<String> names = new TreeSet<>();
    UNITS.keySet().stream().filter(name -> conversion(name, unit).isPresent()).forEach(names::add);
    names.add(unit);
    return String.join(", ", names);
  }

  private static void add(
      String dimension, String name, double numerator, double denominator, String... aliases) {
    UNITS.put(name, new Unit(dimension, 0, numerator, denominator));
    add(dimension, 0, numerator, denominator, aliases);
  }

  private static void add(
      String dimension, double zero, double numerator, double denominator, String... names) {
    for (String name : names) {
      UNITS.put(name, new Unit(dimension, zero, numerator, denominator));
    }
  }
}
