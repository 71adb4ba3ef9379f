package io.citylake.postgres;

import io.citylake.windows.WindowRow;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.postgresql.util.PSQLState;

/** Sends windows to a table by {@code COPY}, in its text format. */
final class CopyWindows {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final char SEPARATOR = '\t';

  private CopyWindows() {}

  /**
   * Appends {@code rows} to {@code table}.
   *
   * @param table a trusted name of a table with the columns of {@code live.windows} but for {@code
   *     updated_at}
   */
  static void into(Connection connection, String table, List<WindowRow> rows) throws SQLException {
    String copy = "copy " + table + " from stdin";
    try (Writer out =
        new OutputStreamWriter(
            new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy, BUFFER_BYTES),
            StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder();
      for (WindowRow row : rows) {
        line.setLength(0);
        append(line, row);
        out.append(line);
      }
    } catch (IOException e) {
      throw e.getCause() instanceof SQLException refusal
          ? refusal
          : new SQLException("COPY broke off", PSQLState.CONNECTION_FAILURE.getState(), e);
    }
  }

  /** One line, as PostgreSQL's documentation of COPY describes the text format. */
  static void append(StringBuilder line, WindowRow row) {
    line.append(row.windowStart()).append(SEPARATOR);
    line.append(row.windowEnd()).append(SEPARATOR);
    appendText(line, row.city());
    appendText(line, row.district());
    appendText(line, row.sensorType());
    appendText(line, row.metric());
    line.append(row.readingCount()).append(SEPARATOR);
    line.append(row.valueSum()).append(SEPARATOR);
    line.append(row.valueMin()).append(SEPARATOR);
    line.append(row.valueMax()).append(SEPARATOR);
    line.append(row.valueSumSquares()).append('\n');
  }

  private static void appendText(StringBuilder line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        default -> line.append(c);
      }
    }
    line.append(SEPARATOR);
  }
}
