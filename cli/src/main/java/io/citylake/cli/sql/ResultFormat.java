package io.citylake.cli.sql;

import java.io.PrintWriter;
import java.util.Locale;

/** How results of Spark SQL are written. */
enum ResultFormat {
  /** Aligned, for a person. */
  TABLE,
  /** A header and the rows; a blank line between two results. */
  CSV,
  /** One line for each statement. */
  JSON;

  /** As a person writes it on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes results to {@code out}.
   *
   * @param mostRows of one result; null for the format's own: 1,000 in a table, where a person
   *     reads, and all in data
   */
  SparkResults to(PrintWriter out, PrintWriter err, Integer mostRows) {
    return switch (this) {
      case TABLE -> new TableResults(out, mostRows == null ? TableResults.ROWS : mostRows);
      case CSV -> new CsvResults(out, err, mostRows == null ? Integer.MAX_VALUE : mostRows);
      case JSON -> new JsonResults(out, mostRows == null ? Integer.MAX_VALUE : mostRows);
    };
  }
}
