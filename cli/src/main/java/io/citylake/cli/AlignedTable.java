package io.citylake.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns: numbers to the right, everything else to the left. */
final class AlignedTable {
  private static final String NUMBER = "-?[0-9][0-9,.]*";
  private static final int WIDEST_CELL = 60;

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; the first one is the header. */
  void row(List<String> cells) {
    rows.add(cells.stream().map(AlignedTable::shortened).toList());
  }

  /** The table, each line indented by two. */
  String text() {
    if (rows.size() == 1) {
      return "  (no rows)";
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ");
      for (int column = 0; column < row.size(); column++) {
        String side = isNumeric(column) ? "" : "-";
        line.append((" %" + side + width(column) + "s").formatted(row.get(column))).append(' ');
      }
      lines.add(line.toString().stripTrailing());
    }
    return String.join(System.lineSeparator(), lines);
  }

  private int width(int column) {
    return Math.max(1, rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1));
  }

  private boolean isNumeric(int column) {
    return rows.stream().skip(1).allMatch(row -> row.get(column).matches(NUMBER + "|"));
  }

  private static String shortened(String cell) {
    String line = cell.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= WIDEST_CELL ? line : line.substring(0, WIDEST_CELL - 3) + "...";
  }
}
