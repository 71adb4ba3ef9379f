package io.citylake.benchmarks.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Deletes a folder in which others, about to end, may still write and delete. */
final class DeleteFolder {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

  private DeleteFolder() {}

  /**
   * Deletes it with all that is in it; one that is not there is no error.
   *
   * @throws IOException where something is still there after 10 seconds
   */
  static void delete(Path folder) throws IOException {
    long start = System.nanoTime();
    while (Files.exists(folder)) {
      try {
        deleteOnce(folder);
      } catch (IOException e) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
      }
    }
  }

  private static void deleteOnce(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
