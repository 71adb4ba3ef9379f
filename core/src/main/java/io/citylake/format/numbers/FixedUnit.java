package io.citylake.format.numbers;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.units.UnitConversion;

/** A fixed unit is the same in every record. */
public record FixedUnit(UnitConversion conversion) implements NumberUnit {
  /** The catalogue's. */
  public static final FixedUnit CATALOGUES = new FixedUnit(UnitConversion.NONE);

  @Override
  public UnitConversion conversion(FieldValues values, long eventTimeMicros) {
    return conversion;
  }

  @Override
  public String fault(FieldValues values) {
    throw new IllegalStateException("a fixed unit is always known");
  }
}
