package io.citylake.benchmarks.stack;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.command.CommandFailed;
import io.citylake.localstack.EmbeddedDatabase;
import io.citylake.localstack.LocalStack;
import io.citylake.localstack.RunningStack;
import io.citylake.localstack.StackException;
import io.citylake.localstack.StackPorts;
import io.citylake.postgres.Migrate;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.PublishCatalogue;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bench stack is Kafka and PostgreSQL of a benchmark's own, in a temporary folder. Both are gone
 * when it is closed, and when this JVM ends, however it does; after Ctrl-C the folder is gone, too.
 */
public final class BenchStack implements AutoCloseable {
  /** The name of Kafka's process tree in CPU figures. */
  public static final String BROKER = "broker";

  /** The name of PostgreSQL's process tree in CPU figures. */
  public static final String POSTGRES = "postgres";

  private final Path folder;
  private final LocalStack servers;
  private final Map<String, Long> processes;
  private final Thread endWithJvm = new Thread(this::endWithJvm, "bench-stack-end");
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicInteger databases = new AtomicInteger();

  private BenchStack(Path folder, LocalStack servers) {
    this.folder = folder;
    this.servers = servers;
    RunningStack running = LocalStack.running(folder.resolve("stack")).orElseThrow();
    this.processes = Map.of(BROKER, running.brokerPid(), POSTGRES, running.postmasterPid());
    Runtime.getRuntime().addShutdownHook(endWithJvm);
  }

  /**
   * Starts the servers; takes some seconds.
   *
   * @param parent a folder with room for the records, a few GB; made if it is not there
   */
  public static BenchStack start(Path parent) throws IOException, SQLException {
    Files.createDirectories(parent);
    Path folder = Files.createTempDirectory(parent, "citylake-bench-").toAbsolutePath();
    BenchStack stack = new BenchStack(folder, startServers(folder));
    try {
      stack.prepareTemplate();
      return stack;
    } catch (RuntimeException | SQLException e) {
      stack.close();
      throw e;
    }
  }

  private static LocalStack startServers(Path folder) throws IOException {
    try {
      return LocalStack.start(folder.resolve("stack"), StackPorts.FREE);
    } catch (StackException e) {
      DeleteFolder.delete(folder);
      throw e;
    }
  }

  /** Returns Kafka's {@code 127.0.0.1:PORT}. */
  public String bootstrapServers() {
    return servers.bootstrapServers();
  }

  /** The servers' process ids, by the names above. */
  public Map<String, Long> processes() {
    return processes;
  }

  /** A folder that goes with the stack. */
  public Path folder() {
    return folder;
  }

  /** Creates a topic. */
  public void createTopic(String name, int partitions) {
    servers.kafka().createTopic(name, partitions);
  }

  /** Creates a database with Citylake's schema and no rows; returns its name. */
  public String newDatabase() throws SQLException {
    String name = "bench_" + databases.incrementAndGet();
    execute("create database " + name + " template " + LocalStack.DATABASE);
    return name;
  }

  /** Returns the URL of a database for its owner. */
  public String jdbcUrl(String database) {
    return servers.database().jdbcUrl(database);
  }

  /** Drops a database, with the connections to it. */
  public void dropDatabase(String name) throws SQLException {
    execute("drop database " + name + " with (force)");
  }

  /** Lets PostgreSQL write to disk what earlier phases left in its memory. */
  public void settle() throws SQLException {
    execute("checkpoint");
  }

  /** Something that needs the servers. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    void run() throws IOException, SQLException, E;
  }

  /**
   * Does something that needs the servers.
   *
   * @return false where this JVM is being ended meanwhile, by Ctrl-C for example: everything fails
   *     then, and nobody wants to read how
   */
  public <E extends Exception> boolean outlasts(Work<E> work) throws IOException, SQLException, E {
    try {
      work.run();
      return true;
    } catch (Exception e) {
      if (hasEnded()) {
        return false;
      }
      throw e;
    }
  }

  /** Whether the servers are gone, or about to be. */
  public boolean hasEnded() {
    return ended.get();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(endWithJvm);
    } catch (IllegalStateException e) {
      return; // the JVM is ending, and the hook at work
    }
    if (!ended.getAndSet(true)) {
      servers.close();
      deleteFolder();
    }
  }

  private void endWithJvm() {
    ended.set(true);
    servers.close();
    // Contestants and clusters would write into the folder for as long as this JVM is there.
    ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly);
    deleteFolder();
  }

  private void deleteFolder() {
    try {
      DeleteFolder.delete(folder);
    } catch (IOException e) {
      throw new CommandFailed("the benchmark left files in " + folder + ": " + e, e);
    }
  }

  /** New databases are copies of this one: quicker than migrating each. */
  private void prepareTemplate() throws SQLException {
    String url = servers.jdbcUrl().replaceFirst("\\?.*", "");
    Settings.Postgres owner =
        ReadSettings.from(
                Optional.empty(),
                Map.of(),
                Map.of("postgres.url", url, "postgres.user", EmbeddedDatabase.OWNER))
            .postgres();
    new Migrate(owner).migrate();
    try (PostgresPool postgres = PostgresPool.open(owner, "citylake-bench")) {
      new PublishCatalogue(postgres).publish(ReadCatalogue.defaults());
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
