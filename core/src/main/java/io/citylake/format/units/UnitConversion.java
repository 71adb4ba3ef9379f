package io.citylake.format.units;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A conversion leads from one unit of measurement to another: {@code (value * numerator + shift) /
 * denominator}, in decimal, for that is how sensors write their values: nothing is rounded but the
 * result, to the nearest double.
 */
public record UnitConversion(BigDecimal numerator, BigDecimal shift, BigDecimal denominator)
    implements Serializable {
  /** Leaves every value as it is. */
  public static final UnitConversion NONE =
      new UnitConversion(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ONE);

  /** One unit under two names, however it came about, is no conversion. */
  static UnitConversion of(BigDecimal numerator, BigDecimal shift, BigDecimal denominator) {
    boolean isNone = shift.signum() == 0 && numerator.compareTo(denominator) == 0;
    return isNone ? NONE : new UnitConversion(numerator, shift, denominator);
  }

  /** Multiplied by {@code scale}, then moved by {@code offset}. */
  public static UnitConversion linear(BigDecimal scale, BigDecimal offset) {
    return of(scale, offset, BigDecimal.ONE);
  }

  /** This conversion and {@code next} after it. */
  public UnitConversion then(UnitConversion next) {
    return of(
        numerator.multiply(next.numerator),
        shift.multiply(next.numerator).add(next.shift.multiply(denominator)),
        denominator.multiply(next.denominator));
  }

  /** Whether zero stays zero. */
  public boolean isProportional() {
    return shift.signum() == 0;
  }

  /** What is no finite number stays as it is. */
  public double apply(double value) {
    return equals(NONE) || !Double.isFinite(value)
        ? value
        : apply(BigDecimal.valueOf(value)).doubleValue();
  }

  /** The same in decimal, to 34 digits. */
  public BigDecimal apply(BigDecimal value) {
    return equals(NONE)
        ? value
        : value.multiply(numerator).add(shift).divide(denominator, MathContext.DECIMAL128);
  }
}
