package io.citylake.benchmarks.report;

import io.citylake.command.AlignedRows;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A table of results is written down once and shown in two places: a terminal shows all its
 * columns, the published page those that are no details.
 *
 * @param <R> what a row is made of
 */
public final class Table<R> {
  private final List<Column<R>> columns = new ArrayList<>();

  private record Column<R>(
      String header, boolean isNumber, boolean isDetail, Function<R, Object> cell) {

    String shown(R row) {
      Object value = cell.apply(row);
      return value instanceof Long || value instanceof Integer
          ? String.format(Locale.ROOT, "%,d", ((Number) value).longValue())
          : value.toString();
    }
  }

  /** A column of words. */
  public Table<R> text(String header, Function<R, Object> cell) {
    columns.add(new Column<>(header, false, false, cell));
    return this;
  }

  /** A column of numbers; whole numbers get their thousands separated. */
  public Table<R> number(String header, Function<R, Object> cell) {
    columns.add(new Column<>(header, true, false, cell));
    return this;
  }

  /** A column of numbers for the terminal alone. */
  public Table<R> detail(String header, Function<R, Object> cell) {
    columns.add(new Column<>(header, true, true, cell));
    return this;
  }

  /** Prints it for a terminal, with an empty line behind it. */
  public void print(Collection<R> rows, PrintWriter out) {
    AlignedRows aligned = new AlignedRows(columns.stream().map(Column::header).toList());
    rows.forEach(row -> aligned.add(columns.stream().map(column -> column.shown(row)).toList()));
    aligned.print(out, "  ");
    out.println();
  }

  /** The lines of it in Markdown. */
  public List<String> markdown(Collection<R> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(line(Column::header));
    lines.add(line(column -> column.isNumber() ? "---:" : "---"));
    rows.forEach(row -> lines.add(line(column -> column.shown(row))));
    return lines;
  }

  private String line(Function<Column<R>, String> cell) {
    return columns.stream()
        .filter(Predicate.not(Column::isDetail))
        .map(cell)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
