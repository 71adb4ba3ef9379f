package io.citylake.describe.table;

import io.citylake.describe.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What the text of a cell looks like, before one knows what it means. */
final class Cells {
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d.,]*([eE][-+]?\\d+)?");
  private static final Pattern TIME = Pattern.compile(".*\\d{1,4}[-/.:]\\d{1,2}.*");
  private static final Pattern BRACKETS = Pattern.compile("[\\[(](.*)[\\])]");

  private Cells() {}

  /** Whether this is a number or a time: a value, and no name of a column. */
  static boolean isValue(String cell) {
    return NUMBER.matcher(cell).matches() || TIME.matcher(cell).matches();
  }

  static boolean holdsValue(List<String> cells) {
    return cells.stream().anyMatch(Cells::isValue);
  }

  /** Whether these can be the names of columns: texts that differ, and no values. */
  static boolean areNames(List<String> cells) {
    List<String> names = cells.stream().filter(cell -> !cell.isEmpty()).toList();
    return names.size() * 2 > cells.size()
        && names.stream().noneMatch(Cells::isValue)
        && new HashSet<>(names).size() * 10 >= names.size() * 9;
  }

  /** Whether these are units below names: at least one is known, and none is a value. */
  static boolean areUnits(List<String> cells, Words words) {
    return cells.stream().noneMatch(Cells::isValue)
        && cells.stream().anyMatch(cell -> words.unit(withoutBrackets(cell)).isPresent())
        && cells.stream().allMatch(cell -> cell.length() <= 20);
  }

  static String withoutBrackets(String cell) {
    var matcher = BRACKETS.matcher(cell);
    return matcher.matches() ? matcher.group(1).strip() : cell;
  }
}
