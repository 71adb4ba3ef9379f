package io.citylake.format.numbers;

import io.citylake.format.NoteBad;
import io.citylake.format.Numbers;
import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.FieldValues.Kind;
import io.citylake.format.fields.Missing;
import io.citylake.format.units.UnitConversion;
import io.citylake.reading.RejectionReason;
import java.io.Serializable;
import java.util.List;

/**
 * A number's field says where one number of a reading comes from.
 *
 * @param name in messages
 * @param fields alternatives: the first that is present and not missing counts
 * @param constant the number of every record; null where it comes from the record
 * @param isTextAccepted whether a number may be written as text
 * @param conversion of what stands in the record: scale and offset, then the unit to the
 *     catalogue's
 * @param missing values that mean none, before the conversion
 */
public record NumberField(
    String name,
    List<Integer> fields,
    Double constant,
    boolean isTextAccepted,
    UnitConversion conversion,
    Missing missing)
    implements Serializable {

  /**
   * The number, finite; NaN where the record has none, which is noted where it has another thing.
   */
  public double of(FieldValues values, NoteBad bad) {
    if (constant != null) {
      return conversion.apply(constant);
    }
    for (int i = 0; i < fields.size(); i++) {
      int field = fields.get(i);
      Kind kind = values.kind(field);
      String text = values.text(field);
      if (kind == Kind.ABSENT || (text != null && missing.contains(text))) {
        continue;
      }
      boolean isNumber = kind == Kind.NUMBER || (kind == Kind.TEXT && isTextAccepted);
      double number = isNumber ? Numbers.parse(text) : Double.NaN;
      if (!missing.contains(number)) {
        return converted(number, kind, text, bad);
      }
    }
    return Double.NaN;
  }

  private double converted(double number, Kind kind, String text, NoteBad bad) {
    double converted = conversion.apply(number);
    if (Double.isFinite(converted)) {
      return converted;
    }
    bad.note(
        name,
        RejectionReason.INVALID_VALUE,
        name + " is not a number: " + FieldValues.shown(kind, text));
    return Double.NaN;
  }
}
