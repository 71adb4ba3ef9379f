package io.citylake.format.numbers;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.units.UnitConversion;
import java.io.Serializable;

/** A number's unit is what a record's number is in. */
public sealed interface NumberUnit extends Serializable
    permits FixedUnit, UnitByRecord, UnitByTime {

  /**
   * Leads from the number in the record to the catalogue's unit; null where the record does not say
   * its unit, or names one that is not known.
   */
  UnitConversion conversion(FieldValues values, long eventTimeMicros);

  /** Why there is no conversion; continues a sentence that begins with the number's name. */
  default String fault(FieldValues values) {
    return "has no unit";
  }
}
