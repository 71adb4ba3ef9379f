package io.citylake.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * The embedded Kafka is one broker in a JVM of its own, with its data in a directory.
 *
 * <p>It can be stopped and started again, and comes back on the same port with the same records: to
 * whoever uses it that is an outage.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration PROBE_INTERVAL = Duration.ofMillis(100);

  private final Path directory;
  private final int port;
  private final Lifetime lifetime;
  private final Map<String, String> furtherSettings;

  /**
   * Describes a broker that is yet to be started.
   *
   * @param directory made if it is not there; keeps data, log and pid
   * @param port on 127.0.0.1, or 0 for a free one
   */
  public EmbeddedKafka(Path directory, int port, Lifetime lifetime) {
    this(directory, port, lifetime, Map.of());
  }

  /**
   * Describes a broker with settings of its own, for example an encrypted listener.
   *
   * @param furtherSettings Kafka's server properties; {@code listeners} come beside the plain one
   */
  public EmbeddedKafka(
      Path directory, int port, Lifetime lifetime, Map<String, String> furtherSettings) {
    this.directory = directory.toAbsolutePath().normalize();
    this.port = Ports.chosen(port);
    this.lifetime = lifetime;
    this.furtherSettings = Map.copyOf(furtherSettings);
  }

  /**
   * Returns when clients can use the broker. A broker that runs in the directory already, this one
   * or what a former run left over, is stopped first.
   *
   * @return this
   * @throws StackException if the port is taken or the broker ends at its start
   */
  public synchronized EmbeddedKafka start() {
    stop();
    Ports.requireFree("Kafka", port);
    try {
      Files.createDirectories(directory);
      writeFurtherSettings();
      var broker = BrokerCommand.build(directory, logFile(), port, lifetime).start();
      Files.writeString(process(directory).pidFile(), broker.pid() + "\n");
      awaitReady(broker);
      return this;
    } catch (IOException e) {
      throw new StackException(
          "Kafka was not started in " + directory, e, "make the directory writable");
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
      throw new StackException("Kafka was not started", e, "start again");
    }
  }

  /** Stops the broker in order; its records stay. */
  public synchronized void stop() {
    process(directory).stop();
  }

  /** The same as {@link #stop()}. */
  @Override
  public void close() {
    stop();
  }

  /** Returns {@code 127.0.0.1:PORT}. */
  public String bootstrapServers() {
    return Ports.HOST + ":" + port;
  }

  public int port() {
    return port;
  }

  public Path logFile() {
    return logFile(directory);
  }

  /**
   * Creates a topic.
   *
   * @throws StackException if it exists
   */
  public void createTopic(String name, int partitions) {
    topics().create(name, partitions);
  }

  /** Grows a topic to a total number of partitions. */
  public void addPartitions(String name, int total) {
    topics().addPartitions(name, total);
  }

  /** Returns what can be done with topics beyond creating them. */
  public KafkaTopics topics() {
    return new KafkaTopics(bootstrapServers());
  }

  /** The broker of a directory, whoever started it. */
  static ServerProcess process(Path directory) {
    return new ServerProcess(
        "Kafka", directory, directory.resolve("broker.pid"), List.of("TERM", "KILL"));
  }

  static Path logFile(Path directory) {
    return directory.resolve("broker.log");
  }

  /** Where the broker looks for them when it starts. */
  private void writeFurtherSettings() throws IOException {
    var settings = new Properties();
    settings.putAll(furtherSettings);
    try (var out = Files.newBufferedWriter(directory.resolve("further.properties"))) {
      settings.store(out, "Written at each start of the broker");
    }
  }

  private void awaitReady(Process broker) throws InterruptedException {
    var deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!isReady()) {
      if (broker.waitFor(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        throw notStarted("it ended with code " + broker.exitValue());
      }
      if (System.nanoTime() > deadline) {
        stop();
        throw notStarted("it was not ready after " + START_PATIENCE.toSeconds() + " s");
      }
    }
  }

  private boolean isReady() throws InterruptedException {
    // A client that finds nobody there logs a warning each time: ask the port first.
    return Ports.isListening(port) && hasJoinedCluster();
  }

  private boolean hasJoinedCluster() throws InterruptedException {
    var settings = new Properties();
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
    try (var admin = Admin.create(settings)) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException e) {
      return false;
    }
  }

  private StackException notStarted(String cause) {
    return new StackException(
        "Kafka did not start in " + directory,
        cause + "; " + ServerLog.end(logFile()),
        "read the log; if the data is damaged, remove " + directory + " and start again");
  }
}
