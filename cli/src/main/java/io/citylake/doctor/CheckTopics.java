package io.citylake.doctor;

import io.citylake.ingest.KafkaPartitions;
import io.citylake.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;

/** The topics are there, each of their partitions has a leader, and Kafka stamps what arrives. */
final class CheckTopics implements Check {
  static final String NAME = "topics";

  private static final String LOG_APPEND_TIME = "LogAppendTime";

  private final Settings.Kafka kafka;

  CheckTopics(Settings.Kafka kafka) {
    this.kafka = kafka;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> needs() {
    return Set.of(CheckBrokers.NAME);
  }

  @Override
  public Finding look() throws Exception {
    Set<String> topics;
    try (KafkaPartitions partitions = new KafkaPartitions(kafka)) {
      topics = partitions.topics();
    }
    Set<String> missing = new TreeSet<>(kafka.topics());
    missing.removeAll(topics);
    if (!missing.isEmpty()) {
      return Finding.failed(
          "no topic " + String.join(", ", missing),
          "citylake topics create makes it; or correct kafka.topics or the description that names it; a topic"
              + " that this user may not DESCRIBE is not shown to it");
    }
    if (topics.isEmpty()) {
      return Finding.warn(
          "no topic matches " + kafka.topicsPattern().orElseThrow(),
          "nothing is read until one comes; correct kafka.topics-pattern if one should be there");
    }
    try (KafkaClient client = new KafkaClient(kafka)) {
      return topics(client, topics);
    }
  }

  private static Finding topics(KafkaClient client, Set<String> topics) throws Exception {
    Collection<TopicDescription> described =
        KafkaClient.answer(client.admin().describeTopics(topics).allTopicNames()).values();
    List<TopicPartitionInfo> partitions =
        described.stream().flatMap(topic -> topic.partitions().stream()).toList();
    long leaderless =
        partitions.stream().filter(p -> p.leader() == null || p.leader().isEmpty()).count();
    long fewCopies = partitions.stream().filter(p -> p.isr().size() < p.replicas().size()).count();
    String seen =
        String.format(Locale.ROOT, "topics %d, partitions %d", topics.size(), partitions.size());
    if (leaderless > 0) {
      return Finding.failed(
          String.format(Locale.ROOT, "%s, of which %d have no leader", seen, leaderless),
          "bring back the brokers that hold them");
    }
    if (fewCopies > 0) {
      return Finding.warn(
          String.format(
              Locale.ROOT, "%s, of which %d have fewer copies than they should", seen, fewCopies),
          "bring back the brokers that hold the others, before one more is lost");
    }
    return stampedBySenders(client, topics, seen);
  }

  private static Finding stampedBySenders(KafkaClient client, Set<String> topics, String seen)
      throws Exception {
    List<ConfigResource> resources =
        topics.stream().map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t)).toList();
    Map<ConfigResource, Config> configs;
    try {
      configs = KafkaClient.answer(client.admin().describeConfigs(resources).all());
    } catch (AuthorizationException e) {
      return Finding.ok(seen + "; this user may not see who stamps them (DESCRIBE_CONFIGS)");
    }
    Set<String> bySender = new TreeSet<>();
    configs.forEach(
        (topic, config) -> {
          String type = config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value();
          if (!type.equals(LOG_APPEND_TIME)) {
            bySender.add(topic.name());
          }
        });
    return bySender.isEmpty()
        ? Finding.ok(seen + ", stamped on arrival")
        : Finding.warn(
            "%s; arrival times are the senders' in %s".formatted(seen, shortened(bySender)),
            "set message.timestamp.type=LogAppendTime: event times are judged against the arrival time");
  }

  private static String shortened(Set<String> names) {
    List<String> shown = new ArrayList<>(names);
    return shown.size() <= 3
        ? String.join(", ", shown)
        : String.format(
            Locale.ROOT,
            "%s and %d more",
            String.join(", ", shown.subList(0, 3)),
            shown.size() - 3);
  }
}
