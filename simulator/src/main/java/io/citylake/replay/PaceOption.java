package io.citylake.replay;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Paces on the command line are {@code recorded}, which is 1, a factor such as {@code 60x}, or
 * {@code max}, which no number reaches.
 */
final class PaceOption implements ITypeConverter<Double> {
  private static final Pattern FACTOR = Pattern.compile("[0-9]{1,9}([.][0-9]{1,9})?x");

  @Override
  public Double convert(String text) {
    if (text.equals("max")) {
      return Double.POSITIVE_INFINITY;
    }
    if (text.equals("recorded")) {
      return 1.0;
    }
    double factor =
        FACTOR.matcher(text).matches()
            ? Double.parseDouble(text.substring(0, text.length() - 1))
            : 0;
    if (factor > 0) {
      return factor;
    }
    throw new TypeConversionException("recorded, max or a factor such as \"60x\"");
  }
}
