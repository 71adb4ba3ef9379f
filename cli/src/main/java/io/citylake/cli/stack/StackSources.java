package io.citylake.cli.stack;

import static java.util.stream.Collectors.joining;

import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The folders of the user's own descriptions, kept with a stack's state: what was said once to
 * {@code citylake up} is known to every command.
 */
final class StackSources {
  private static final String FILE = "source-folders";

  private StackSources() {}

  /** Keeps the absolute paths of {@code folders}, one a line. */
  static void remember(Path state, List<Path> folders) throws IOException {
    Files.write(
        state.resolve(FILE),
        folders.stream().map(folder -> folder.toAbsolutePath().normalize().toString()).toList());
  }

  /**
   * The configuration's key for the folders of the stack in {@code state}; none where it has none.
   */
  static Map<String, String> of(Path state) {
    Path file = state.resolve(FILE);
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      List<String> folders = Files.readAllLines(file);
      return folders.isEmpty()
          ? Map.of()
          : Map.of(
              "sources.folders",
              folders.stream().map(ConfigUtil::quoteString).collect(joining(", ", "[", "]")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
