package io.citylake.cli.table;

import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A value as a person wants to read it: in one short line. */
public final class Cell {
  private static final double LARGE = 1e7;

  private static final int LONGEST = 60;

  private Cell() {}

  public static String text(Object value) {
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
    return oneLine(value.toString());
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
  }
}
