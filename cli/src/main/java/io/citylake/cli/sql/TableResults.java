package io.citylake.cli.sql;

import io.citylake.cli.table.Cell;
import io.citylake.cli.table.ResultTable;
import io.citylake.command.AlignedRows;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Results for a person. */
public final class TableResults implements SparkResults {
  /** As many as anybody scrolls through. */
  static final int ROWS = 1000;

  private final PrintWriter out;
  private final int mostRows;

  public TableResults(PrintWriter out, int mostRows) {
    this.out = out;
    this.mostRows = mostRows;
  }

  @Override
  public void write(Dataset<Row> result) {
    List<Row> rows = result.takeAsList(mostRows + 1);
    if (result.columns().length == 0) {
      return;
    }
    AlignedRows table = new AlignedRows(result.columns());
    for (Row row : rows.subList(0, Math.min(rows.size(), mostRows))) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.length(); i++) {
        cells.add(Cell.text(row.get(i)));
      }
      table.add(cells);
    }
    out.println(ResultTable.text(table));
    if (rows.size() > mostRows) {
      out.printf(Locale.ROOT, "  ... more than %,d rows; --rows shows more%n", mostRows);
    }
  }

  @Override
  public void writeFailure(String reason) {
    out.println(reason);
  }

  @Override
  public void writeTime(Duration time) {
    out.printf(Locale.ROOT, "  (%,.1f s)%n", time.toNanos() / 1e9);
  }
}
