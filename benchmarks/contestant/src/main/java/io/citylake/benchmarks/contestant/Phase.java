package io.citylake.benchmarks.contestant;

import java.nio.file.Path;
import java.util.Map;

/**
 * A phase tells a contestant what it is to do: read all that a topic holds, and write to places
 * that are empty.
 *
 * @param name {@code cold} for the first phase of a JVM, {@code warm} for what follows; other
 *     benchmarks may have others
 * @param bootstrapServers of Kafka
 * @param topic holds canonical JSON
 * @param folder for files; exists, absolute
 * @param jdbcUrl of a database with Citylake's schema, for its owner
 * @param arguments what else this benchmark tells its contestants
 */
public record Phase(
    String name,
    String bootstrapServers,
    String topic,
    String folder,
    String jdbcUrl,
    Map<String, String> arguments) {

  public Phase {
    arguments = Map.copyOf(arguments);
  }

  /** A place below {@link #folder}. */
  public Path file(String file) {
    return Path.of(folder, file);
  }
}
