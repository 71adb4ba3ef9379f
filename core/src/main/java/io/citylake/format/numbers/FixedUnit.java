package io.citylake.format.numbers;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.units.UnitConversion;

/** A fixed unit is the same in every record. */
public record FixedUnit(UnitConversion conversion) implements NumberUnit {
  @Override
  public UnitConversion conversion(FieldValues values, long eventTimeMicros) {
    return conversion;
  }
}
