package io.citylake.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.citylake.command.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A benchmark's results for programs. Written anew as they come in, so that a run that is
 * interrupted leaves what it has measured; never half a file.
 */
public final class JsonFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;

  public JsonFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * Replaces what the file holds.
   *
   * @throws CommandFailed where it cannot be written
   */
  public void write(Map<String, Object> content) {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      Files.write(draft, JSON.writeValueAsBytes(content));
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CommandFailed("the results cannot be written to " + file + ": " + e, e);
    }
  }
}
