package io.citylake.describe.table;

import java.util.List;
import java.util.regex.Pattern;

/** Guesses the sign before decimals. */
final class GuessDecimal {
  private static final Pattern COMMA = Pattern.compile("[-+]?\\d+,\\d+");
  private static final Pattern POINT = Pattern.compile("[-+]?\\d+\\.\\d+");

  private GuessDecimal() {}

  /** A comma where most numbers with decimals have one. */
  static char of(List<List<String>> rows) {
    long commas = count(COMMA, rows);
    return commas > 0 && commas > count(POINT, rows) ? ',' : '.';
  }

  private static long count(Pattern pattern, List<List<String>> rows) {
    return rows.stream()
        .flatMap(List::stream)
        .filter(cell -> pattern.matcher(cell).matches())
        .count();
  }
}
