package io.citylake.postgres;

import io.citylake.tables.WindowRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Sends windows to a table by {@code COPY}, in its text format. */
final class CopyWindows {
  private CopyWindows() {}

  /**
   * Appends {@code rows} to {@code table}.
   *
   * @param table a trusted name of a table with the columns of {@code live.windows} but for {@code
   *     updated_at}
   */
  static void into(Connection connection, String table, List<WindowRow> rows) throws SQLException {
    CopyText.send(
        connection,
        "copy " + table + " from stdin",
        out -> {
          StringBuilder line = new StringBuilder();
          for (WindowRow row : rows) {
            line.setLength(0);
            append(line, row);
            out.append(line);
          }
        });
  }

  /** One line. */
  static void append(StringBuilder line, WindowRow row) {
    line.append(row.windowStart()).append(CopyText.SEPARATOR);
    line.append(row.windowEnd()).append(CopyText.SEPARATOR);
    appendText(line, row.city());
    appendText(line, row.district());
    appendText(line, row.sensorType());
    appendText(line, row.metric());
    line.append(row.readingCount()).append(CopyText.SEPARATOR);
    line.append(row.valueSum()).append(CopyText.SEPARATOR);
    line.append(row.valueMin()).append(CopyText.SEPARATOR);
    line.append(row.valueMax()).append(CopyText.SEPARATOR);
    line.append(row.valueSumSquares()).append('\n');
  }

  private static void appendText(StringBuilder line, String text) {
    CopyText.append(line, text);
    line.append(CopyText.SEPARATOR);
  }
}
