package io.citylake.command;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Instants on the command line are in UTC: {@code 2026-01-15T00:00:00Z}. */
public final class InstantOption implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException("not an instant; write for example 2026-01-15T00:00:00Z");
    }
  }
}
