package io.citylake.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.core.Utils;

/** Names and texts in statements that take no parameters, which is so for every {@code create}. */
public final class Quoted {
  private static final int MAX_IDENTIFIER_BYTES = 63;

  private Quoted() {}

  /** {@code name} in double quotes. */
  public static String identifier(String name) {
    try {
      return Utils.escapeIdentifier(null, name).toString();
    } catch (SQLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** {@code text} in single quotes. */
  static String literal(String text) {
    try {
      return "'" + Utils.escapeLiteral(null, text, true) + "'";
    } catch (SQLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Whether PostgreSQL takes {@code name} as it is; a longer one it would cut. */
  static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && name.indexOf('\0') < 0
        && name.getBytes(StandardCharsets.UTF_8).length <= MAX_IDENTIFIER_BYTES;
  }
}
