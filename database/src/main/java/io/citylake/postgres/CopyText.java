package io.citylake.postgres;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.postgresql.util.PSQLState;

/** {@code COPY ... FROM STDIN} in its text format, as PostgreSQL's documentation describes it. */
public final class CopyText {
  public static final char SEPARATOR = '\t';

  private static final int BUFFER_BYTES = 64 * 1024;

  /** Whoever has lines to send. */
  public interface Lines {
    void writeTo(Writer out) throws IOException;
  }

  private CopyText() {}

  /**
   * Sends lines.
   *
   * @param copy the statement
   */
  public static void send(Connection connection, String copy, Lines lines) throws SQLException {
    try (Writer out =
        new OutputStreamWriter(
            new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy, BUFFER_BYTES),
            StandardCharsets.UTF_8)) {
      lines.writeTo(out);
    } catch (IOException e) {
      throw e.getCause() instanceof SQLException refusal
          ? refusal
          : new SQLException("COPY broke off", PSQLState.CONNECTION_FAILURE.getState(), e);
    }
  }

  /** Appends a text that holds no U+0000. */
  public static void append(StringBuilder line, String text) {
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
  }
}
