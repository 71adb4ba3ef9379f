package io.citylake.benchmarks.batch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes of days on the command line: {@code 1440k} is 1,440,000 readings. */
final class DaySizeOption implements ITypeConverter<DaySize> {
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,7})(k?)");

  @Override
  public DaySize convert(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new TypeConversionException("not a number of readings: write for example 10k");
    }
    return new DaySize(Long.parseLong(size.group(1)) * (size.group(2).isEmpty() ? 1 : 1000));
  }
}
