package io.citylake.localstack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All tests of a JVM share one stack, started by whoever needs it first, gone when the JVM ends.
 *
 * <p>Tests keep out of each other's way by databases and topics of their own. A test that stops a
 * server starts its own stack.
 */
public final class SharedStack {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final AtomicInteger TOPICS = new AtomicInteger();

  private SharedStack() {}

  /** Returns the stack; the first call takes some seconds. Not to be closed or stopped. */
  public static LocalStack stack() {
    return Holder.STACK;
  }

  /** Returns Kafka's {@code 127.0.0.1:PORT}. */
  public static String bootstrapServers() {
    return stack().bootstrapServers();
  }

  /** Creates an empty database and returns its JDBC URL for its owner. */
  public static String newDatabase() {
    var name = "test_" + DATABASES.incrementAndGet();
    stack().database().createDatabaseIfMissing(name);
    return stack().database().jdbcUrl(name);
  }

  /**
   * Creates a database with all that another holds and returns its JDBC URL for its owner.
   *
   * @param jdbcUrl of the other, to which nobody is connected
   */
  public static String newDatabaseLike(String jdbcUrl) {
    var name = "test_" + DATABASES.incrementAndGet();
    stack().database().copyDatabase(nameOf(jdbcUrl), name);
    return stack().database().jdbcUrl(name);
  }

  private static String nameOf(String jdbcUrl) {
    return URI.create(jdbcUrl.substring("jdbc:".length())).getPath().substring(1);
  }

  /** Creates an empty topic and returns its name. */
  public static String newTopic(int partitions) {
    var name = "test-" + TOPICS.incrementAndGet();
    stack().kafka().createTopic(name, partitions);
    return name;
  }

  private static final class Holder {

    static final LocalStack STACK = start();

    private static LocalStack start() {
      try {
        var directory = Files.createTempDirectory("citylake-tests-");
        var stack = LocalStack.start(directory, StackPorts.FREE);
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> end(stack, directory), "shared-stack-end"));
        return stack;
      } catch (IOException e) {
        throw new StackException(
            "the tests' stack was not started", e, "make room in java.io.tmpdir");
      }
    }

    private static void end(LocalStack stack, Path directory) {
      stack.close();
      try {
        FileTree.delete(directory);
      } catch (IOException e) {
        throw new StackException("the tests' stack left files in " + directory, e, "remove them");
      }
    }
  }
}
