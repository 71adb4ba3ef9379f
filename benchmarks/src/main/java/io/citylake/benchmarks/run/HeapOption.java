package io.citylake.benchmarks.run;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Heap sizes are written as {@code -Xmx} takes them. */
final class HeapOption implements ITypeConverter<String> {

  @Override
  public String convert(String text) {
    if (!text.matches("[1-9][0-9]*[mg]")) {
      throw new TypeConversionException("not a heap size: write for example 2g or 1500m");
    }
    return text;
  }
}
