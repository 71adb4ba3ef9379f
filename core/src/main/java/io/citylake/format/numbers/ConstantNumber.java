package io.citylake.format.numbers;

import io.citylake.format.NoteBad;
import io.citylake.format.fields.FieldValues;
import java.util.List;

/**
 * A constant number is the same in every record.
 *
 * @param number in the catalogue's unit
 */
public record ConstantNumber(String name, double number) implements NumberSource {

  @Override
  public List<Integer> fields() {
    return List.of();
  }

  @Override
  public double of(FieldValues values, long eventTimeMicros, NoteBad bad) {
    return number;
  }
}
