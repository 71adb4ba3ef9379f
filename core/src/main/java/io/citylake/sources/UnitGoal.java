package io.citylake.sources;

import io.citylake.format.units.UnitConversion;

/**
 * A unit's goal is what a number is to be converted to.
 *
 * @param metric the catalogue's name: only of a gas it is known what a share weighs
 * @param unit to convert to; null where it is not known, and nothing is converted
 * @param otherwise how to get there from a number that names no unit
 */
record UnitGoal(String metric, String unit, UnitConversion otherwise) {

  /** A number that names no unit is in {@code unit}. */
  static UnitGoal of(String metric, String unit) {
    return new UnitGoal(metric, unit, UnitConversion.NONE);
  }
}
