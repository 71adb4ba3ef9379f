package io.citylake.format.numbers;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.units.UnitConversion;
import java.util.Map;

/**
 * A unit by record stands in a field beside the number.
 *
 * @param word that names it
 * @param conversions by unit
 * @param otherwise where the record names none; null where nothing is known then
 */
public record UnitByRecord(
    WordField word, Map<String, UnitConversion> conversions, UnitConversion otherwise)
    implements NumberUnit {

  @Override
  public UnitConversion conversion(FieldValues values, long eventTimeMicros) {
    if (!word.isStated(values)) {
      return otherwise;
    }
    String unit = word.of(values);
    return unit == null ? null : conversions.get(unit);
  }

  @Override
  public String fault(FieldValues values) {
    return word.isStated(values)
        ? "has a unit that is not known here or does not convert: " + word.shown(values)
        : "has no unit: " + word.name() + " is absent";
  }
}
