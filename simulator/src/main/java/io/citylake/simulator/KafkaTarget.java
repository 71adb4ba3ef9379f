package io.citylake.simulator;

import io.citylake.command.Causes;
import io.citylake.config.ConfigReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A topic to send to.
 *
 * @param bootstrapServers host:port, comma-separated
 * @param properties further properties of the Kafka clients, for example for encryption; may hold
 *     secrets
 */
public record KafkaTarget(String bootstrapServers, String topic, Map<String, String> properties) {
  public static final String BOOTSTRAP_SERVERS = "bootstrap-servers";
  public static final String PROPERTIES = "kafka-properties";

  private static final String TOPIC = "topic";
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  public KafkaTarget {
    properties = Map.copyOf(properties);
  }

  /** Reads the options {@code topic}, {@code bootstrap-servers} and {@code kafka-properties}. */
  public static KafkaTarget read(ConfigReader options) {
    Properties properties = new Properties();
    Optional<String> file = options.optionalString(PROPERTIES);
    if (file.isPresent()) {
      try (Reader text = Files.newBufferedReader(Path.of(file.get()))) {
        properties.load(text);
      } catch (IOException | IllegalArgumentException e) {
        options.problem(PROPERTIES, "no file of properties that can be read: " + e);
      }
    }
    Map<String, String> byName = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> byName.put(n, properties.getProperty(n)));
    return new KafkaTarget(options.string(BOOTSTRAP_SERVERS), options.string(TOPIC), byName);
  }

  /**
   * Returns when the topic is there, and each of its partitions has a leader that answers.
   *
   * @throws SimulationFailed where no broker answers within 15 s, or it knows no such topic
   */
  void requireTopic() throws InterruptedException {
    Map<String, Object> settings = clientSettings();
    settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
    settings.put("request.timeout.ms", 5_000);
    try (Admin admin = Admin.create(settings)) {
      TopicDescription description =
          wait(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
      // The leaders of a topic that was just made may not be ready. A broker that turned down a
      // producer's first batch but took its second would never take the first: out of sequence.
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      for (TopicPartitionInfo partition : description.partitions()) {
        ends.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest());
      }
      wait(admin.listOffsets(ends).all());
    } catch (KafkaException e) {
      throw new SimulationFailed(
          "the Kafka clients refuse their settings: " + Causes.innermost(e),
          "correct --bootstrap-servers (host:port,...) or --kafka-properties",
          e);
    } catch (TimeoutException e) {
      throw noAnswer(e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static <T> T wait(KafkaFuture<T> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A producer for many small records: big batches, each record written once by the broker. */
  KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings = clientSettings();
    settings.putIfAbsent("client.id", "citylake-simulator");
    settings.putIfAbsent("acks", "all");
    settings.putIfAbsent("enable.idempotence", true);
    settings.putIfAbsent("compression.type", "lz4");
    settings.putIfAbsent("linger.ms", 20);
    settings.putIfAbsent("batch.size", 256 * 1024);
    settings.putIfAbsent("buffer.memory", 64L * 1024 * 1024);
    // A broker that restarts is waited for; one that is gone ends the simulation.
    settings.putIfAbsent("max.block.ms", 60_000);
    settings.putIfAbsent("delivery.timeout.ms", 60_000);
    settings.putIfAbsent("request.timeout.ms", 15_000);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** What a failed send means to a person. */
  SimulationFailed failure(Throwable cause) {
    if (cause instanceof UnknownTopicOrPartitionException
        || cause instanceof InvalidTopicException) {
      return new SimulationFailed(
          "the broker at " + bootstrapServers + " has no topic " + topic,
          "create it, or name another with --topic",
          cause);
    }
    if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
      return noAnswer(cause);
    }
    return new SimulationFailed(
        "Kafka at " + bootstrapServers + " did not take the records: " + Causes.innermost(cause),
        "see the broker's log",
        cause);
  }

  private SimulationFailed noAnswer(Throwable cause) {
    return new SimulationFailed(
        "no Kafka broker answers at " + bootstrapServers,
        "start one, or name another with --bootstrap-servers",
        cause);
  }

  private Map<String, Object> clientSettings() {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put("bootstrap.servers", bootstrapServers);
    return settings;
  }

  /** Without the properties, which may hold secrets. */
  @Override
  public String toString() {
    return topic + " at " + bootstrapServers;
  }
}
