package io.citylake.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The hand-written statements in {@code sql/lake}. */
final class LakeSql {
  private static final String FOLDER = "/io/citylake/sql/lake/";

  private LakeSql() {}

  /** The statement in {@code file}, for the catalogue named {@code catalog}. */
  static String statement(String file, String catalog) {
    try (InputStream text = LakeSql.class.getResourceAsStream(FOLDER + file)) {
      if (text == null) {
        throw new IllegalStateException("sql/lake/" + file + " is not in the jar");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).replace("${catalog}", catalog);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
