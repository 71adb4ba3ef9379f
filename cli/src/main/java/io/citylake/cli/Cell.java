package io.citylake.cli;

import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A value as a person wants to read it. */
final class Cell {
  private static final double LARGE = 1e7;

  private Cell() {}

  static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Long || value instanceof Integer) {
      return String.format(Locale.ROOT, "%,d", ((Number) value).longValue());
    }
    if (value instanceof Double number && Math.abs(number) < LARGE) {
      return String.format(Locale.ROOT, "%,.3f", number);
    }
    if (value instanceof Timestamp time) {
      return DateTimeFormatter.ISO_INSTANT.format(time.toInstant().truncatedTo(ChronoUnit.SECONDS));
    }
    return value.toString();
  }
}
