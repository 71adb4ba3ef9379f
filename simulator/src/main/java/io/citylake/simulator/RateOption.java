package io.citylake.simulator;

import io.citylake.command.PositiveNumberOption;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Rates on the command line are records a second, or {@code max}, which no number reaches. */
final class RateOption implements ITypeConverter<Double> {

  @Override
  public Double convert(String text) {
    if (text.equals("max")) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      return new PositiveNumberOption().convert(text);
    } catch (TypeConversionException e) {
      throw new TypeConversionException("not a rate: write records a second, over 0, or max");
    }
  }
}
