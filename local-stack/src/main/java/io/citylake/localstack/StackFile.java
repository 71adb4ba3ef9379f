package io.citylake.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * {@code stack.properties}: where other commands find the stack of a directory.
 *
 * <p>It says where the servers listen; whether they run is read from their own pid files, which
 * stay true when one of them is stopped and started again.
 */
record StackFile(Path directory) {

  private static final String BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";
  private static final String JDBC_URL = "postgres.jdbc.url";
  private static final String LIFETIME = "lifetime";

  Path kafka() {
    return directory.resolve("kafka");
  }

  Path postgres() {
    return directory.resolve("postgres");
  }

  void write(String bootstrapServers, String jdbcUrl, Lifetime lifetime) throws IOException {
    var properties = new Properties();
    properties.setProperty(BOOTSTRAP_SERVERS, bootstrapServers);
    properties.setProperty(JDBC_URL, jdbcUrl);
    properties.setProperty(LIFETIME, lifetime.name());
    var draft = directory.resolve("stack.properties.draft");
    try (var out = Files.newBufferedWriter(draft)) {
      properties.store(out, "The running stack");
    }
    Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file());
  }

  /** Returns the stack if both of its servers run. */
  Optional<RunningStack> running() {
    return read().flatMap(this::running);
  }

  private Optional<RunningStack> running(Properties written) {
    var broker = EmbeddedKafka.process(kafka()).pid();
    var postmaster = EmbeddedDatabase.process(postgres()).pid();
    if (broker.isEmpty() || postmaster.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RunningStack(
            directory,
            written.getProperty(BOOTSTRAP_SERVERS),
            written.getProperty(JDBC_URL),
            Lifetime.valueOf(written.getProperty(LIFETIME)),
            broker.get(),
            postmaster.get(),
            EmbeddedKafka.logFile(kafka()),
            EmbeddedDatabase.logFile(postgres())));
  }

  private Optional<Properties> read() {
    if (!Files.exists(file())) {
      return Optional.empty();
    }
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file())) {
      properties.load(in);
      return Optional.of(properties);
    } catch (IOException e) {
      throw new StackException("the stack was not found", e, "make " + file() + " readable");
    }
  }

  private Path file() {
    return directory.resolve("stack.properties");
  }
}
