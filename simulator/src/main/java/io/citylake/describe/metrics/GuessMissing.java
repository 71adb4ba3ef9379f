package io.citylake.describe.metrics;

import io.citylake.describe.table.TableColumn;
import io.citylake.describe.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;

/** Guesses which values mean "none". */
public final class GuessMissing {
  /** Numbers by which nobody measures: -999, -9999.0, 9999, -1, 32767 and the like. */
  private static final Pattern SENTINEL =
      Pattern.compile(
          "-?9{2,}(\\.0+|\\.9+)?|-1(\\.0+)?|-?(99+0+|6553[56]|3276[78])(\\.0+)?|-[1-9]0{2,}(\\.0+)?");

  private GuessMissing() {}

  /** The texts for it in a table's columns of numbers, sorted. */
  public static Set<String> texts(List<TableColumn> columns, Words words) {
    Set<String> texts = new TreeSet<>();
    for (TableColumn column : columns) {
      column.present().stream()
          .filter(value -> Double.isNaN(column.number(value)) && words.isMissing(value))
          .forEach(texts::add);
    }
    return texts;
  }

  /**
   * The numbers for it in one column: those that {@code isPlausible} refuses, and that are written
   * as such numbers usually are, or stand there again and again and far from all others.
   */
  static List<String> numbers(TableColumn column, DoublePredicate isPlausible) {
    Map<String, Integer> refused = new LinkedHashMap<>();
    for (String value : column.present()) {
      double number = column.number(value);
      if (Double.isFinite(number) && number != 0 && !isPlausible.test(number)) {
        refused.merge(value, 1, Integer::sum);
      }
    }
    List<String> missing = new ArrayList<>();
    boolean isRare = refused.size() <= 3;
    refused.forEach(
        (value, count) -> {
          if (SENTINEL.matcher(value).matches() || (isRare && count >= 5)) {
            missing.add(value);
          }
        });
    return missing;
  }
}
