package io.citylake.format;

import java.io.Serializable;

/**
 * From one unit of measurement to another: {@code (value + zeroFrom) * numerator / denominator -
 * zeroTo}. A fraction of whole numbers where there is one, so that nothing is rounded but the
 * result.
 *
 * @param zeroFrom where the absolute zero of the first unit lies, with the sign turned
 * @param zeroTo the same of the second unit
 */
record UnitConversion(double zeroFrom, double numerator, double denominator, double zeroTo)
    implements Serializable {
  static final UnitConversion NONE = new UnitConversion(0, 1, 1, 0);

  double apply(double value) {
    return (value + zeroFrom) * numerator / denominator - zeroTo;
  }
}
