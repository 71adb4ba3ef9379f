package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.fields.Missing;
import io.citylake.format.numbers.FixedUnit;
import io.citylake.format.numbers.NumberUnit;
import io.citylake.format.numbers.UnitByRecord;
import io.citylake.format.numbers.UnitByTime;
import io.citylake.format.numbers.UnitByTime.Earlier;
import io.citylake.format.numbers.WordField;
import io.citylake.format.units.UnitConversion;
import io.citylake.time.EventTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a number is in: always the same, by what its record says, or by its event time. */
final class ReadNumberUnit {
  static final String UNIT = "unit";
  static final String UNIT_FIELD = "unit-field";
  static final String UNITS = "units";
  static final String UNIT_UNTIL = "unit-until";
  private static final String UNTIL = "until";

  private final ConfigReader section;
  private final UnitGoal goal;
  private final UnitConversion before;
  private final ReadUnit readUnit;

  /**
   * @param before what is done to the number before its unit counts
   */
  ReadNumberUnit(ConfigReader section, UnitGoal goal, UnitConversion before) {
    this.section = section;
    this.goal = goal;
    this.before = before;
    this.readUnit = new ReadUnit(section);
  }

  /** The unit of a number that is always in the same. */
  UnitConversion fixed() {
    return before.then(readUnit.conversion(goal));
  }

  /**
   * The unit of a number.
   *
   * @param missing what a record says where it names no unit
   */
  NumberUnit read(ReadField fields, Missing missing) {
    if (section.has(UNIT_FIELD) && section.has(UNIT_UNTIL)) {
      section.problem(UNIT_UNTIL, "the unit goes by a field already: leave one of both out");
    }
    if (section.has(UNITS) && !section.has(UNIT_FIELD)) {
      section.problem(UNITS, "says what the words of a field mean: name it with unit-field");
    }
    if (section.has(UNIT_FIELD)) {
      return byRecord(fields.word(section, UNIT_FIELD, Map.of(), false, missing));
    }
    return section.has(UNIT_UNTIL) ? byTime() : new FixedUnit(fixed());
  }

  private NumberUnit byRecord(WordField word) {
    Map<String, UnitConversion> conversions = new HashMap<>();
    if (section.has(UNITS)) {
      ConfigReader words = section.section(UNITS);
      for (String each : words.children()) {
        conversions.put(ConfigReader.plainName(each), unit(words, each));
      }
    } else {
      readUnit.all(goal).forEach((unit, to) -> conversions.put(unit, before.then(to)));
    }
    return new UnitByRecord(word, Map.copyOf(conversions), section.has(UNIT) ? fixed() : null);
  }

  private NumberUnit byTime() {
    List<Earlier> earlier = new ArrayList<>();
    long previous = Long.MIN_VALUE;
    for (ConfigReader each : section.sections(UNIT_UNTIL)) {
      each.onlyKeys(Set.of(UNTIL, UNIT));
      long until = EventTime.toMicros(each.instant(UNTIL));
      if (until <= previous) {
        each.problem(UNTIL, "is not after the one before it: write the units in their order");
      }
      previous = until;
      earlier.add(new Earlier(until, unit(each, UNIT)));
    }
    return new UnitByTime(List.copyOf(earlier), fixed());
  }

  private UnitConversion unit(ConfigReader at, String key) {
    return before.then(readUnit.conversion(at, key, goal));
  }
}
