package io.citylake.format.numbers;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.units.UnitConversion;
import java.io.Serializable;
import java.util.List;

/**
 * A unit by time is one that a source has changed.
 *
 * @param earlier in the order of their ends
 * @param last the unit since the last of these
 */
public record UnitByTime(List<Earlier> earlier, UnitConversion last) implements NumberUnit {

  /**
   * A unit until some event time.
   *
   * @param untilMicros microseconds since the epoch, exclusive
   */
  public record Earlier(long untilMicros, UnitConversion conversion) implements Serializable {}

  @Override
  public UnitConversion conversion(FieldValues values, long eventTimeMicros) {
    for (Earlier unit : earlier) {
      if (eventTimeMicros < unit.untilMicros()) {
        return unit.conversion();
      }
    }
    return last;
  }
}
