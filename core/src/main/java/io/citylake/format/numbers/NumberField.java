package io.citylake.format.numbers;

import io.citylake.format.NoteBad;
import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.FieldValues.Kind;
import io.citylake.format.fields.Missing;
import io.citylake.format.units.UnitConversion;
import io.citylake.reading.RejectionReason;
import java.util.List;

/**
 * A number's field holds it.
 *
 * @param fields alternatives: the first that is present and not missing counts
 * @param text how it is written
 * @param unit that it is in, after scale and offset
 * @param missing values that mean none, before the conversion
 */
public record NumberField(
    String name, List<Integer> fields, NumberText text, NumberUnit unit, Missing missing)
    implements NumberSource {

  @Override
  public double of(FieldValues values, long eventTimeMicros, NoteBad bad) {
    for (int i = 0; i < fields.size(); i++) {
      int field = fields.get(i);
      Kind kind = values.kind(field);
      String found = values.text(field);
      if (kind == Kind.ABSENT || (found != null && missing.contains(found))) {
        continue;
      }
      double number = text.number(kind, found);
      if (!missing.contains(number)) {
        return converted(number, field, values, eventTimeMicros, bad);
      }
    }
    return Double.NaN;
  }

  private double converted(
      double number, int field, FieldValues values, long eventTimeMicros, NoteBad bad) {
    UnitConversion conversion = unit.conversion(values, eventTimeMicros);
    double converted = conversion == null ? Double.NaN : conversion.apply(number);
    if (Double.isFinite(converted)) {
      return converted;
    }
    String fault =
        conversion == null && Double.isFinite(number)
            ? unit.fault(values)
            : text.fault(values.kind(field), values.text(field));
    bad.note(name, RejectionReason.INVALID_VALUE, name + " " + fault);
    return Double.NaN;
  }
}
