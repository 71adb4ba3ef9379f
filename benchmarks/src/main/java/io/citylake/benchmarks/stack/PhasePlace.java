package io.citylake.benchmarks.stack;

import io.citylake.benchmarks.contestant.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** A phase has its place: a folder and a database, empty at first, gone when closed. */
public final class PhasePlace implements AutoCloseable {
  private final BenchStack stack;
  private final Path folder;
  private final String database;

  private PhasePlace(BenchStack stack, Path folder, String database) {
    this.stack = stack;
    this.folder = folder;
    this.database = database;
  }

  /** Makes a place, and waits until PostgreSQL has nothing left to do. */
  public static PhasePlace create(BenchStack stack) throws IOException, SQLException {
    Path folder = Files.createTempDirectory(stack.folder(), "phase-");
    String database = stack.newDatabase();
    stack.settle();
    return new PhasePlace(stack, folder, database);
  }

  /** A phase that writes here. */
  public Phase phase(String name, String topic, Map<String, String> arguments) {
    return new Phase(
        name, stack.bootstrapServers(), topic, folder.toString(), jdbcUrl(), arguments);
  }

  /** The database's URL for its owner. */
  public String jdbcUrl() {
    return stack.jdbcUrl(database);
  }

  @Override
  public void close() throws IOException, SQLException {
    stack.dropDatabase(database);
    DeleteFolder.delete(folder);
  }
}
