package io.citylake.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Runs Spark SQL for a person. */
final class SparkStatements {
  private final SparkSession spark;
  private final PrintWriter out;
  private final int mostRows;

  SparkStatements(SparkSession spark, PrintWriter out, int mostRows) {
    this.spark = spark;
    this.out = out;
    this.mostRows = mostRows;
  }

  /** Runs one statement and prints its rows, or why it did not work; whether it did. */
  boolean run(String sql) {
    if (sql.isBlank()) {
      return true;
    }
    long begin = System.nanoTime();
    try {
      Dataset<Row> result = spark.sql(sql);
      List<Row> rows = result.takeAsList(mostRows + 1);
      print(result.columns(), rows);
      out.printf("  (%,.1f s)%n", (System.nanoTime() - begin) / 1e9);
      return true;
    } catch (Exception e) {
      // Spark's AnalysisException is checked, but its Java signature does not say so.
      out.println(e instanceof AnalysisException ? e.getMessage() : e.toString());
      return false;
    } finally {
      out.flush();
    }
  }

  private void print(String[] columns, List<Row> rows) {
    if (columns.length == 0) {
      return;
    }
    AlignedTable table = new AlignedTable();
    table.row(Arrays.asList(columns));
    for (Row row : rows.subList(0, Math.min(rows.size(), mostRows))) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.length(); i++) {
        cells.add(Cell.text(row.get(i)));
      }
      table.row(cells);
    }
    out.println(table.text());
    if (rows.size() > mostRows) {
      out.printf("  ... more than %,d rows; --rows shows more%n", mostRows);
    }
  }
}
