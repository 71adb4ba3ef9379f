package io.citylake.marts;

import io.citylake.models.Mart;
import io.citylake.postgres.CopyText;
import io.citylake.postgres.MartView;
import io.citylake.postgres.PlaceName;
import io.citylake.postgres.Quoted;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Iterator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Sends a mart's rows to its table by {@code COPY}. */
final class CopyMart {
  private static final String NULL = "\\N";

  private CopyMart() {}

  /**
   * Appends {@code rows}, whose columns are the mart's in its order.
   *
   * @return how many they were
   */
  static long into(Connection connection, Mart mart, Iterator<Row> rows) throws SQLException {
    String columns =
        mart.columns().stream()
            .map(column -> Quoted.identifier(column.name()))
            .collect(Collectors.joining(", "));
    String copy = "copy %s (%s) from stdin".formatted(MartView.table(mart), columns);
    long[] count = {0};
    CopyText.send(connection, copy, out -> count[0] = write(out, rows));
    return count[0];
  }

  private static long write(Writer out, Iterator<Row> rows) throws IOException {
    StringBuilder line = new StringBuilder();
    long count = 0;
    while (rows.hasNext()) {
      line.setLength(0);
      append(line, rows.next());
      out.append(line);
      count++;
    }
    return count;
  }

  /** One line. */
  static void append(StringBuilder line, Row row) {
    for (int i = 0; i < row.length(); i++) {
      if (i > 0) {
        line.append(CopyText.SEPARATOR);
      }
      append(line, row.get(i));
    }
    line.append('\n');
  }

  private static void append(StringBuilder line, Object value) {
    if (value == null) {
      line.append(NULL);
    } else if (value instanceof String text) {
      CopyText.append(line, PlaceName.storable(text));
    } else if (value instanceof Timestamp time) {
      line.append(time.toInstant());
    } else {
      line.append(value);
    }
  }
}
