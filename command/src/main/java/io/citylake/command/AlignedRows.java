package io.citylake.command;

import io.citylake.reading.Excerpt;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Aligned rows are the one table of text: columns below a header, numbers to the right, everything
 * else to the left.
 */
public final class AlignedRows {
  private static final String GAP = "  ";
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9][0-9,.]*(E-?[0-9]+)?( %| s)?|null|");

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
    lines(indent).forEach(out::println);
  }

  /** The rows, each after {@code indent}; no end of line behind the last. */
  public String text(String indent) {
    return lines(indent).collect(Collectors.joining(System.lineSeparator()));
  }

  private Stream<String> lines(String indent) {
    List<List<String>> shown = new ArrayList<>(rows);
    if (!header.isEmpty()) {
      shown.add(0, header);
    }
    List<Column> columns = new ArrayList<>();
    for (int place = 0; !shown.isEmpty() && place < shown.get(0).size(); place++) {
      columns.add(column(shown, place));
    }
    return shown.stream().map(row -> line(row, columns, indent));
  }

  private record Column(int width, boolean isNumeric) {
    String aligned(String cell) {
      String padding = " ".repeat(width - cell.length());
      return isNumeric ? padding + cell : cell + padding;
    }
  }

  private Column column(List<List<String>> shown, int place) {
    return new Column(
        shown.stream().mapToInt(row -> row.get(place).length()).max().orElse(0),
        rows.stream().allMatch(row -> NUMBER.matcher(row.get(place)).matches()));
  }

  private static String line(List<String> row, List<Column> columns, String indent) {
    StringBuilder line = new StringBuilder(indent);
    for (int place = 0; place < row.size(); place++) {
      line.append(place == 0 ? "" : GAP).append(columns.get(place).aligned(row.get(place)));
    }
    return line.toString().stripTrailing();
  }

  private static String shown(Object cell) {
    return cell instanceof Long || cell instanceof Integer
        ? String.format(Locale.ROOT, "%,d", ((Number) cell).longValue())
        : Excerpt.of(cell.toString());
  }
}
