package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.units.Gases;
import io.citylake.format.units.UnitConversion;
import io.citylake.format.units.Units;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Reads the unit of a number, and the state of the air to which the mass of a gas refers. */
final class ReadUnit {
  private static final String UNIT = "unit";
  private static final String AIR = "air";

  private final ConfigReader section;

  /**
   * @param section that may have {@code unit} and {@code air}; takes note of what is wrong
   */
  ReadUnit(ConfigReader section) {
    this.section = section;
  }

  /** From the unit that the section names, or none. */
  UnitConversion conversion(UnitGoal goal) {
    if (!section.has(UNIT) || goal.unit() == null) {
      return goal.otherwise();
    }
    String unit = section.string(UNIT);
    String target = goal.unit();
    Optional<UnitConversion> conversion = Units.conversion(unit, target);
    Optional<Gases.Air> air = air();
    if (conversion.isEmpty() && air.isPresent()) {
      conversion = Gases.conversion(goal.metric(), unit, target, air.get());
    }
    if (conversion.isEmpty()) {
      section.problem(UNIT, problem(unit, target));
    }
    return conversion.orElse(UnitConversion.NONE);
  }

  private String problem(String unit, String target) {
    if (!section.has(AIR) && Gases.areShareAndMass(unit, target)) {
      return "what share of the air a mass is depends on temperature and pressure: state"
          + " air { temperature = 20, pressure = 1013.25 } in Cel and hPa, as the operator reports";
    }
    return "does not convert to %s; one of %s does, or set scale and offset"
        .formatted(target, Units.convertibleTo(target));
  }

  /** The state of the air; empty where the section says nothing of it. */
  Optional<Gases.Air> air() {
    if (!section.has(AIR)) {
      return Optional.empty();
    }
    ConfigReader air = section.section(AIR);
    air.onlyKeys(Set.of("temperature", "pressure"));
    return Optional.of(
        new Gases.Air(within(air, "temperature", -100, 100), within(air, "pressure", 100, 2000)));
  }

  private static BigDecimal within(ConfigReader air, String key, double min, double max) {
    double number = air.number(key);
    if (air.has(key) && !(number >= min && number <= max)) {
      air.problem(key, "choose a number from %s to %s".formatted(min, max));
      return BigDecimal.valueOf(max);
    }
    return BigDecimal.valueOf(number);
  }
}
