package io.citylake.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Shifts on the command line depend on real time: {@code now}, {@code today} or an instant. */
final class ShiftOption implements ITypeConverter<ShiftOption.Target> {

  /** Gives the shift at an instant of real time. */
  interface Target extends Function<Instant, Shift> {}

  @Override
  public Target convert(String text) {
    return switch (text) {
      case "now" -> now -> Shift.to(now.truncatedTo(ChronoUnit.SECONDS));
      case "today" -> Shift::toToday;
      default -> to(text);
    };
  }

  private static Target to(String text) {
    try {
      Instant target = Instant.parse(text);
      return now -> Shift.to(target);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "today, now or an instant such as \"2026-01-15T00:00:00Z\"");
    }
  }
}
