package io.citylake.format.numbers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Arithmetic is what a description can do with several numbers of a record. */
public enum Arithmetic {
  SUM,
  DIFFERENCE,
  PRODUCT,
  RATIO;

  /** The word for it in a description. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it takes any number of operands instead of two. */
  public boolean takesMany() {
    return this == SUM || this == PRODUCT;
  }

  /** Whether it keeps the unit of what it is done with. */
  public boolean keepsUnit() {
    return this == SUM || this == DIFFERENCE;
  }

  /**
   * What comes out, exact but for ratios.
   *
   * @throws ArithmeticException where zero divides
   */
  BigDecimal of(BigDecimal first, BigDecimal second) {
    return switch (this) {
      case SUM -> first.add(second);
      case DIFFERENCE -> first.subtract(second);
      case PRODUCT -> first.multiply(second);
      case RATIO -> first.divide(second, MathContext.DECIMAL128);
    };
  }
}
