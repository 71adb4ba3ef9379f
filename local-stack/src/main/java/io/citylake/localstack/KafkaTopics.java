package io.citylake.localstack;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Kafka's topics are those of the embedded broker. What a call made is there for every client when
 * the call returns.
 *
 * @param bootstrapServers where the broker is
 */
public record KafkaTopics(String bootstrapServers) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final short ONE_REPLICA = 1;

  /**
   * Creates a topic with the broker's settings.
   *
   * @throws StackException if it exists
   */
  public void create(String name, int partitions) {
    create(name, partitions, Map.of());
  }

  /**
   * Creates a topic.
   *
   * @param settings Kafka's topic settings that differ from the broker's, such as {@code
   *     message.timestamp.type}
   * @throws StackException if it exists
   */
  public void create(String name, int partitions, Map<String, String> settings) {
    var topic = new NewTopic(name, partitions, ONE_REPLICA).configs(settings);
    try (var admin = connect()) {
      result("create topic " + name, admin.createTopics(List.of(topic)).all());
      awaitPartitions(admin, name, partitions);
    }
  }

  /** Creates a topic; one that exists stays as it is, with however many partitions. */
  public void createIfMissing(String name, int partitions) {
    try {
      create(name, partitions);
    } catch (StackException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  /** Grows a topic to a total number of partitions. */
  public void addPartitions(String name, int total) {
    try (var admin = connect()) {
      var growth = Map.of(name, NewPartitions.increaseTo(total));
      result(
          "grow topic " + name + " to " + total + " partitions",
          admin.createPartitions(growth).all());
      awaitPartitions(admin, name, total);
    }
  }

  /** Returns how many partitions a topic has, or nothing if there is no such topic. */
  public Optional<Integer> partitions(String name) {
    try (var admin = connect()) {
      return describe(admin, name).map(topic -> topic.partitions().size());
    }
  }

  private Admin connect() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            Math.toIntExact(PATIENCE.toMillis())));
  }

  private void awaitPartitions(Admin admin, String name, int count) {
    if (!Polling.until(
        PATIENCE,
        () -> describe(admin, name).filter(topic -> isServed(topic, count)).isPresent())) {
      var cause =
          new IllegalStateException(
              "not every partition has a leader after " + PATIENCE.toSeconds() + " s");
      throw failed("create topic " + name, cause);
    }
    askLeaders(admin, name, count);
  }

  /**
   * Returns when each leader answers. An idempotent producer that is quicker than a new leader has
   * its first batch refused and its second taken, and then waits for the first until it times out.
   */
  private void askLeaders(Admin admin, String name, int partitions) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      ends.put(new TopicPartition(name, partition), OffsetSpec.latest());
    }
    result("ask the leaders of topic " + name, admin.listOffsets(ends).all());
  }

  private static boolean isServed(TopicDescription topic, int partitions) {
    return topic.partitions().size() >= partitions
        && topic.partitions().stream()
            .map(TopicPartitionInfo::leader)
            .noneMatch(leader -> leader == null || leader.isEmpty());
  }

  private Optional<TopicDescription> describe(Admin admin, String name) {
    try {
      return Optional.of(
          result(
              "describe topic " + name,
              admin.describeTopics(List.of(name)).topicNameValues().get(name)));
    } catch (StackException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private <T> T result(String action, KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw failed(action, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(action, e);
    }
  }

  private StackException failed(String action, Throwable cause) {
    return new StackException(
        "Kafka could not " + action, cause, "see the log of the broker at " + bootstrapServers);
  }
}
