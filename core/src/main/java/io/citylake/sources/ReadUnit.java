package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.units.Gases;
import io.citylake.format.units.UnitConversion;
import io.citylake.format.units.Units;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the unit of a number, and the state of the air to which the mass of a gas refers. */
final class ReadUnit {
  private static final String UNIT = "unit";
  private static final String AIR = "air";

  private final ConfigReader section;
  private final Optional<Gases.Air> air;

  /**
   * @param section that may have {@code unit} and {@code air}; takes note of what is wrong
   */
  ReadUnit(ConfigReader section) {
    this.section = section;
    this.air = section.has(AIR) ? Optional.of(air(section.section(AIR))) : Optional.empty();
  }

  /** The state of the air; empty where the section says nothing of it. */
  Optional<Gases.Air> air() {
    return air;
  }

  /** From the unit that the section names; as the goal says where it names none. */
  UnitConversion conversion(UnitGoal goal) {
    return section.has(UNIT) ? conversion(section, UNIT, goal) : goal.otherwise();
  }

  /**
   * From the unit at {@code key} of {@code at}, which takes note of what is wrong with it; none
   * where nothing is to be converted.
   */
  UnitConversion conversion(ConfigReader at, String key, UnitGoal goal) {
    String unit = at.string(key);
    if (goal.unit() == null || !at.has(key)) {
      return UnitConversion.NONE;
    }
    Optional<UnitConversion> conversion = conversion(unit, goal);
    if (conversion.isEmpty()) {
      at.problem(key, problem(unit, goal.unit()));
    }
    return conversion.orElse(UnitConversion.NONE);
  }

  /** From every unit that leads to the goal, by its names. */
  Map<String, UnitConversion> all(UnitGoal goal) {
    Map<String, UnitConversion> all = new HashMap<>();
    if (goal.unit() != null) {
      all.put(goal.unit(), UnitConversion.NONE);
      for (String unit : Units.names()) {
        conversion(unit, goal).ifPresent(conversion -> all.put(unit, conversion));
      }
    }
    return all;
  }

  private Optional<UnitConversion> conversion(String unit, UnitGoal goal) {
    Optional<UnitConversion> conversion = Units.conversion(unit, goal.unit());
    return conversion.isPresent() || air.isEmpty()
        ? conversion
        : Gases.conversion(goal.metric(), unit, goal.unit(), air.get());
  }

  private String problem(String unit, String target) {
    if (air.isEmpty() && Gases.areShareAndMass(unit, target)) {
      return "what share of the air a mass is depends on temperature and pressure: state"
          + " air { temperature = 20, pressure = 1013.25 } in Cel and hPa, as the operator reports";
    }
    String wrong = Units.names().contains(unit) ? "" : "is no unit that is known here, so that it ";
    return "%sdoes not convert to %s; one of %s does, or set scale and offset"
        .formatted(wrong, target, Units.convertibleTo(target));
  }

  private static Gases.Air air(ConfigReader air) {
    air.onlyKeys(Set.of("temperature", "pressure"));
    return new Gases.Air(within(air, "temperature", -100, 100), within(air, "pressure", 100, 2000));
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
