package io.citylake.ingest;

import io.citylake.command.Causes;
import io.citylake.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Kafka's partitions are asked here for what they hold right now: the topics that were asked for,
 * and the offsets of their partitions.
 */
public final class KafkaPartitions implements AutoCloseable {
  /** Topic by topic, partition by partition. */
  public static final Comparator<TopicPartition> PARTITION_ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * The records that Kafka holds of one partition.
   *
   * @param earliest the first offset that is still there
   * @param end the offset after the last that may be read: behind it nothing was written, or
   *     records of a transaction that is still open
   */
  public record Held(long earliest, long end) {}

  private final Settings.Kafka kafka;
  private final Duration patience;
  private final Admin admin;

  /** Opens a client; {@link #topics} is the first call that needs the broker. */
  public KafkaPartitions(Settings.Kafka kafka) {
    this(kafka, PATIENCE);
  }

  /**
   * Like {@link #KafkaPartitions(Settings.Kafka)}.
   *
   * @param patience how long a call waits for the broker
   */
  public KafkaPartitions(Settings.Kafka kafka, Duration patience) {
    this.kafka = kafka;
    this.patience = patience;
    Properties properties = new Properties();
    properties.putAll(kafka.properties());
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis() / 2);
    this.admin = Admin.create(properties);
  }

  /**
   * The configured topics that exist, or all that match the pattern, sorted.
   *
   * @throws KafkaUnreachable where no broker answers
   */
  public Set<String> topics() {
    Set<String> all = new TreeSet<>(await(admin.listTopics().names()));
    if (kafka.topicsPattern().isPresent()) {
      Pattern pattern = Pattern.compile(kafka.topicsPattern().get());
      all.removeIf(topic -> !pattern.matcher(topic).matches());
    } else {
      all.retainAll(kafka.topics());
    }
    return all;
  }

  /**
   * Kafka's ids of topics, by name: a topic that is deleted and made anew gets another one. Those
   * that do not exist are missing.
   *
   * @throws KafkaUnreachable where no broker answers
   */
  public Map<String, String> topicIds(Set<String> topics) {
    Map<String, String> ids = new TreeMap<>();
    admin
        .describeTopics(topics)
        .topicNameValues()
        .forEach(
            (topic, answer) ->
                existing(answer).ifPresent(found -> ids.put(topic, found.topicId().toString())));
    return ids;
  }

  private Optional<TopicDescription> existing(KafkaFuture<TopicDescription> answer) {
    try {
      return Optional.of(await(answer));
    } catch (KafkaUnreachable e) {
      if (Causes.include(e, UnknownTopicOrPartitionException.class)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** What each partition of {@code topics} holds, by topic and partition. */
  public Map<TopicPartition, Held> held(Set<String> topics) {
    List<TopicPartition> partitions =
        await(admin.describeTopics(topics).allTopicNames()).values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
            .toList();
    Map<TopicPartition, Long> earliest = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> end = offsets(partitions, OffsetSpec.latest());
    Map<TopicPartition, Held> held = new TreeMap<>(PARTITION_ORDER);
    for (TopicPartition partition : partitions) {
      held.put(partition, new Held(earliest.get(partition), end.get(partition)));
    }
    return held;
  }

  /**
   * For each partition the first offset that arrived at {@code arrivalTime} or after it; the end
   * where none did.
   *
   * @param held as {@link #held} gave it
   */
  public Map<TopicPartition, Long> offsetsAt(Instant arrivalTime, Map<TopicPartition, Held> held) {
    // Kafka keeps whole milliseconds: one that arrivalTime lies within began before arrivalTime.
    // Below 0 are the protocol's own marks, such as "latest".
    long millis = Math.max(0, arrivalTime.plusNanos(999_999).toEpochMilli());
    Map<TopicPartition, Long> offsets =
        offsets(List.copyOf(held.keySet()), OffsetSpec.forTimestamp(millis));
    held.forEach(
        (partition, range) ->
            offsets.computeIfPresent(partition, (p, offset) -> offset < 0 ? range.end() : offset));
    return offsets;
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> request =
        partitions.stream().collect(Collectors.toMap(Function.identity(), p -> spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    await(admin.listOffsets(request, new ListOffsetsOptions(isolation())).all())
        .forEach((p, info) -> offsets.put(p, info.offset()));
    return offsets;
  }

  /** With committed records alone a partition ends at the first that is still open. */
  private IsolationLevel isolation() {
    return kafka.readsCommittedOnly()
        ? IsolationLevel.READ_COMMITTED
        : IsolationLevel.READ_UNCOMMITTED;
  }

  private <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaUnreachable(kafka.bootstrapServers(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnreachable(kafka.bootstrapServers(), e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
