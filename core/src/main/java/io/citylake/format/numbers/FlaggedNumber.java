package io.citylake.format.numbers;

import io.citylake.format.NoteBad;
import io.citylake.format.fields.Condition;
import io.citylake.format.fields.FieldValues;
import io.citylake.reading.RejectionReason;
import java.util.List;

/**
 * A flagged number is taken only where other fields of the record say that it is good. Where they
 * do not, that is noted.
 *
 * @param when all that must hold
 */
public record FlaggedNumber(NumberSource number, List<Condition> when) implements NumberSource {
  private static final NoteBad NOBODY = (name, reason, detail) -> {};

  @Override
  public String name() {
    return number.name();
  }

  @Override
  public List<Integer> fields() {
    return number.fields();
  }

  @Override
  public double of(FieldValues values, long eventTimeMicros, NoteBad bad) {
    for (Condition condition : when) {
      if (!condition.holds(values)) {
        boolean isThere = !Double.isNaN(number.of(values, eventTimeMicros, NOBODY));
        if (isThere) {
          bad.note(
              name(),
              RejectionReason.FILTERED,
              name() + " is left out by the description: " + condition.fault(values));
        }
        return Double.NaN;
      }
    }
    return number.of(values, eventTimeMicros, bad);
  }
}
