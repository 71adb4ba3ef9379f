package io.citylake.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The local stack is Kafka and PostgreSQL together, with all their state below one directory.
 *
 * <p>A stack is attached to the JVM that started it and ends with it, however that one ends;
 * closing it in order is quicker. Or it is detached, outlives the command that started it, and is
 * found again by {@link #running} and ended by {@link #stop}. What a stack that died left over is
 * cleaned up at the next start.
 */
public final class LocalStack implements AutoCloseable {

  /** The database that every stack has. */
  public static final String DATABASE = "citylake";

  private final StackFile file;
  private final StackLock lock;
  private final EmbeddedKafka kafka;
  private final EmbeddedDatabase database;

  private LocalStack(StackFile file, StackLock lock, StackPorts ports, Lifetime lifetime) {
    this.file = file;
    this.lock = lock;
    this.kafka = new EmbeddedKafka(file.kafka(), ports.kafka(), lifetime);
    this.database = new EmbeddedDatabase(file.postgres(), ports.postgres(), lifetime);
  }

  /**
   * Starts a stack that ends with this JVM.
   *
   * @param directory made if it is not there; what a former stack kept in it is there again
   * @throws StackException if a stack runs there, a port is taken, or a server does not start
   */
  public static LocalStack start(Path directory, StackPorts ports) {
    return start(directory, ports, Lifetime.ATTACHED);
  }

  /**
   * Starts a stack that outlives this JVM.
   *
   * @param directory made if it is not there; what a former stack kept in it is there again
   * @throws StackException if a stack runs there, a port is taken, or a server does not start
   */
  public static RunningStack startDetached(Path directory, StackPorts ports) {
    var stack = start(directory, ports, Lifetime.DETACHED);
    stack.lock.close();
    return stack.file.running().orElseThrow();
  }

  /** Returns the stack of a directory if both of its servers run, whoever started it. */
  public static Optional<RunningStack> running(Path directory) {
    return new StackFile(absolute(directory)).running();
  }

  /**
   * Ends the detached stack of a directory, or whatever is left of one. Its data stays.
   *
   * @return whether anything was running
   * @throws StackException if the stack is attached to a process that still runs
   */
  public static boolean stop(Path directory) {
    var file = new StackFile(absolute(directory));
    var lock = StackLock.take(file.directory());
    try (lock) {
      var broker = EmbeddedKafka.process(file.kafka());
      var postmaster = EmbeddedDatabase.process(file.postgres());
      var anything = broker.isRunning() || postmaster.isRunning();
      postmaster.stop();
      broker.stop();
      file.delete();
      return anything;
    } catch (IOException e) {
      throw new StackException("the stack was not stopped", e, "make " + directory + " writable");
    }
  }

  public EmbeddedKafka kafka() {
    return kafka;
  }

  public EmbeddedDatabase database() {
    return database;
  }

  /** Returns Kafka's {@code 127.0.0.1:PORT}. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Returns the URL of {@link #DATABASE} for its owner. */
  public String jdbcUrl() {
    return database.jdbcUrl(DATABASE);
  }

  /** Stops both servers; their data stays. */
  @Override
  public void close() {
    try (lock;
        kafka;
        database) {
      file.delete();
    } catch (IOException e) {
      throw new StackException(
          "the stack was not stopped", e, "make " + file.directory() + " writable");
    }
  }

  private static LocalStack start(Path directory, StackPorts ports, Lifetime lifetime) {
    var file = new StackFile(absolute(directory));
    var lock = StackLock.take(file.directory());
    try {
      refuseIfRunning(file);
      var stack = new LocalStack(file, lock, ports, lifetime);
      stack.startServers(lifetime);
      return stack;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void refuseIfRunning(StackFile file) {
    if (file.running().isPresent()) {
      throw new StackException(
          "the stack was not started",
          "one is running in " + file.directory() + " already",
          "use that one, or stop it first: citylake down");
    }
  }

  private void startServers(Lifetime lifetime) {
    var starts =
        List.of(
            CompletableFuture.runAsync(kafka::start),
            CompletableFuture.runAsync(this::startDatabase));
    var failures = starts.stream().map(LocalStack::failure).flatMap(Optional::stream).toList();
    try {
      if (!failures.isEmpty()) {
        throw StackException.all(failures);
      }
      file.write(bootstrapServers(), jdbcUrl(), lifetime);
    } catch (StackException e) {
      close();
      throw e;
    } catch (IOException e) {
      close();
      throw new StackException(
          "the stack was not started", e, "make " + file.directory() + " writable");
    }
  }

  /** Waits for the end of a start and returns what went wrong, if anything did. */
  private static Optional<StackException> failure(CompletableFuture<Void> start) {
    try {
      start.join();
      return Optional.empty();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StackException failure) {
        return Optional.of(failure);
      }
      return Optional.of(
          new StackException("the stack was not started", e.getCause(), "report this"));
    }
  }

  private void startDatabase() {
    database.start();
    database.createDatabaseIfMissing(DATABASE);
  }

  private static Path absolute(Path directory) {
    return directory.toAbsolutePath().normalize();
  }
}
