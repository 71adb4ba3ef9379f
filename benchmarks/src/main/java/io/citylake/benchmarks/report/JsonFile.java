package io.citylake.benchmarks.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.citylake.command.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A JSON file keeps a benchmark's results for programs: durations are seconds, shares go from 0 to
 * 1, sizes are bytes, and what is not known is null. It is written anew as results come in, so that
 * a run that is interrupted leaves what it has measured; never half a file.
 */
public final class JsonFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path file;

  public JsonFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * Replaces what the file holds.
   *
   * @throws CommandFailed where it cannot be written
   */
  public void write(Report report) {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      Files.write(draft, JSON.writeValueAsBytes(report));
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CommandFailed("the results cannot be written to " + file + ": " + e, e);
    }
  }

  /**
   * Reads the file, whatever benchmark it is of.
   *
   * @throws CommandFailed where it cannot be read
   */
  public JsonNode read() {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new CommandFailed("the results cannot be read: " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The report that a file holds.
   *
   * @throws IllegalArgumentException where it holds another
   */
  public static <T extends Report> T report(JsonNode content, Class<T> type) {
    return JSON.convertValue(content, type);
  }
}
