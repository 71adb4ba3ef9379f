package io.citylake.command;

import io.citylake.reading.Excerpt;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Aligned rows are the one table of text: columns below a header, numbers to the right, everything
 * else to the left.
 */
public final class AlignedRows {
  private static final String GAP = "  ";
  private static final String NUMBER = "-?[0-9][0-9,.]*(E-?[0-9]+)?( %| s)?|null|";

  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  /** Rows below a header, which has a cell for each column. */
  public AlignedRows(String... header) {
    this(List.of(header));
  }

  /** Rows below a header; an empty one is not shown. */
  public AlignedRows(List<String> header) {
    this.header = List.copyOf(header);
  }

  /** Rows without a header, such as names and what they are. */
  public static AlignedRows withoutHeader() {
    return new AlignedRows(List.of());
  }

  /** Adds a row with a cell for each column of the header. */
  public void add(List<?> cells) {
    rows.add(cells.stream().map(AlignedRows::shown).toList());
  }

  /** Adds a row of texts and numbers; whole numbers get their thousands separated. */
  public void add(Object... cells) {
    add(List.of(cells));
  }

  /** Whether there is nothing below the header. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Prints the rows, each after {@code indent}. */
  public void print(PrintWriter out, String indent) {
    shown().forEach(row -> out.println(line(row, indent)));
  }

  /** The rows, each after {@code indent}; no end of line behind the last. */
  public String text(String indent) {
    return shown()
        .map(row -> line(row, indent))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private Stream<List<String>> shown() {
    return Stream.concat(Stream.of(header).filter(row -> !row.isEmpty()), rows.stream());
  }

  private String line(List<String> row, String indent) {
    StringBuilder line = new StringBuilder(indent);
    for (int column = 0; column < row.size(); column++) {
      String padding = " ".repeat(width(column) - row.get(column).length());
      line.append(column == 0 ? "" : GAP)
          .append(isNumeric(column) ? padding + row.get(column) : row.get(column) + padding);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return shown().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private boolean isNumeric(int column) {
    return rows.stream().allMatch(row -> row.get(column).matches(NUMBER));
  }

  private static String shown(Object cell) {
    return cell instanceof Long || cell instanceof Integer
        ? String.format(Locale.ROOT, "%,d", ((Number) cell).longValue())
        : Excerpt.of(cell.toString());
  }
}
