package io.citylake.format.numbers;

import io.citylake.format.NoteBad;
import io.citylake.format.fields.FieldValues;
import io.citylake.format.units.UnitConversion;
import io.citylake.reading.RejectionReason;
import java.math.BigDecimal;
import java.util.List;

/**
 * A derived number is computed from others of the record, in decimal with one rounding. There is
 * none where one of them is absent.
 *
 * @param operands at least two; no more where the order matters
 * @param conversion from what comes out to the catalogue's unit
 */
public record DerivedNumber(
    String name, Arithmetic arithmetic, List<NumberSource> operands, UnitConversion conversion)
    implements NumberSource {

  @Override
  public List<Integer> fields() {
    return operands.stream().flatMap(operand -> operand.fields().stream()).toList();
  }

  @Override
  public double of(FieldValues values, long eventTimeMicros, NoteBad bad) {
    NoteBad badOperand = (operand, reason, detail) -> bad.note(name, reason, name + ": " + detail);
    BigDecimal result = null;
    for (NumberSource operand : operands) {
      double number = operand.of(values, eventTimeMicros, badOperand);
      if (Double.isNaN(number)) {
        return Double.NaN;
      }
      BigDecimal next = BigDecimal.valueOf(number);
      if (result != null && arithmetic == Arithmetic.RATIO && next.signum() == 0) {
        return none(bad, operand.name() + " is 0, which nothing can be divided by");
      }
      result = result == null ? next : arithmetic.of(result, next);
    }
    double converted = conversion.apply(result).doubleValue();
    return Double.isFinite(converted) ? converted : none(bad, "what comes out is too large");
  }

  private double none(NoteBad bad, String why) {
    bad.note(name, RejectionReason.INVALID_VALUE, name + ": " + why);
    return Double.NaN;
  }
}
