package io.citylake.describe.table;

import io.citylake.describe.words.Spelling;
import io.citylake.describe.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's name is taken apart into what it means and the unit beside it: {@code Temp (°C)},
 * {@code pressure [Pa]}, {@code Wind, m/s}.
 *
 * @param label what it means, normal spelling
 * @param unit as the name writes it; empty where it has none
 */
record ColumnName(String label, String unit) {
  private static final Pattern BRACKETS =
      Pattern.compile("^(.*?)[\\[({]([^\\[\\](){}]+)[\\])}]\\s*$");
  private static final Pattern IN = Pattern.compile("_(in|en|w)$");
  private static final Pattern TAIL = Pattern.compile("^(.*?)[, /]\\s*(\\S+)$");

  static ColumnName of(String name, Words words) {
    Matcher brackets = BRACKETS.matcher(name);
    if (brackets.matches() && !brackets.group(1).isBlank()) {
      return new ColumnName(Spelling.normal(brackets.group(1)), brackets.group(2).strip());
    }
    Matcher tail = TAIL.matcher(name);
    if (tail.matches() && words.unit(tail.group(2)).isPresent()) {
      String label = Spelling.normal(tail.group(1));
      return new ColumnName(IN.matcher(label).replaceAll(""), tail.group(2));
    }
    return new ColumnName(Spelling.normal(name), "");
  }

  /** What the steps of a path may mean together and alone, the most exact first. */
  static List<String> labels(List<String> steps) {
    List<String> names = new ArrayList<>();
    for (String step : steps) {
      if (!step.matches("\\d+")) {
        names.add(Spelling.normal(step));
      }
    }
    List<String> wrappers = List.of("value", "val", "result", "properties", "attributes");
    while (names.size() > 1 && wrappers.contains(names.get(names.size() - 1))) {
      names.remove(names.size() - 1);
    }
    List<String> labels = new ArrayList<>();
    int size = names.size();
    if (size > 1) {
      labels.add(names.get(size - 2) + "_" + names.get(size - 1));
    }
    if (size > 0) {
      labels.add(names.get(size - 1));
    }
    return labels;
  }
}
