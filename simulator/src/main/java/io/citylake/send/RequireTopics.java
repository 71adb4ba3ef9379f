package io.citylake.send;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Requires of Kafka, before anything is sent, that it is there and ready for it. */
final class RequireTopics {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final KafkaAddress kafka;

  RequireTopics(KafkaAddress kafka) {
    this.kafka = kafka;
  }

  /**
   * Returns when the topics are there, and each of their partitions has a leader that answers.
   *
   * @throws MissingTopics with all that are missing
   * @throws SendingFailed where no broker answers within 15 s
   */
  void check(Collection<String> topics) throws InterruptedException {
    Map<String, Object> settings = kafka.clientSettings();
    settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
    settings.put("request.timeout.ms", 5_000);
    try (Admin admin = Admin.create(settings)) {
      requireLeaders(admin, partitions(admin, topics));
    } catch (KafkaException e) {
      throw SenderFailures.refusedSettings(e);
    } catch (TimeoutException e) {
      throw SenderFailures.noAnswer(kafka, e);
    } catch (ExecutionException e) {
      throw SenderFailures.of(kafka, e.getCause());
    }
  }

  private Set<TopicPartition> partitions(Admin admin, Collection<String> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    Set<TopicPartition> partitions = new HashSet<>();
    Set<String> missing = new TreeSet<>();
    for (var asked : admin.describeTopics(topics).topicNameValues().entrySet()) {
      try {
        TopicDescription topic = wait(asked.getValue());
        topic
            .partitions()
            .forEach(p -> partitions.add(new TopicPartition(topic.name(), p.partition())));
      } catch (ExecutionException e) {
        if (!isMissing(e.getCause())) {
          throw e;
        }
        missing.add(asked.getKey());
      }
    }
    if (!missing.isEmpty()) {
      throw new MissingTopics(missing, kafka);
    }
    return partitions;
  }

  /**
   * The leaders of a topic that was just made may not be ready. A broker that turned down a
   * producer's first batch but took its second would never take the first: out of sequence.
   */
  private static void requireLeaders(Admin admin, Set<TopicPartition> partitions)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    partitions.forEach(partition -> ends.put(partition, OffsetSpec.latest()));
    wait(admin.listOffsets(ends).all());
  }

  private static boolean isMissing(Throwable cause) {
    return cause instanceof UnknownTopicOrPartitionException
        || cause instanceof InvalidTopicException;
  }

  private static <T> T wait(KafkaFuture<T> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
