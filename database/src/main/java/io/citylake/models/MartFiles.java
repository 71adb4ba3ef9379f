package io.citylake.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The hand-written files in {@code sql/marts}, as the jar holds them. */
final class MartFiles {
  private static final String FOLDER = "/io/citylake/sql/marts/";

  private MartFiles() {}

  static String text(String path) {
    try (InputStream text = MartFiles.class.getResourceAsStream(FOLDER + path)) {
      if (text == null) {
        throw new IllegalStateException("sql/marts/" + path + " is not in the jar");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static YamlNode yaml(String path) {
    LoadSettings settings = LoadSettings.builder().setLabel(path).build();
    Object root = new Load(settings).loadFromString(text(path));
    return new YamlNode("sql/marts/" + path, root == null ? Map.of() : root);
  }
}
