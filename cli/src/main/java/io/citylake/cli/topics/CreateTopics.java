package io.citylake.cli.topics;

import io.citylake.cli.topics.MadeTopic.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes the topics that Kafka lacks. One that is there stays as it is, whatever is told of it. */
final class CreateTopics {
  private static final int DEFAULT_PARTITIONS = 4;
  private static final String ON_ARRIVAL = "LogAppendTime";

  private final Admin admin;
  private final Integer partitions;
  private final Integer replication;

  /**
   * @param partitions null where nobody asked for a number
   * @param replication copies of each partition; null where the brokers decide
   */
  CreateTopics(Admin admin, Integer partitions, Integer replication) {
    this.admin = admin;
    this.partitions = partitions;
    this.replication = replication;
  }

  /**
   * Makes those of {@code topics} that are missing.
   *
   * @throws ExecutionException with Kafka's own reason where it refuses
   */
  List<MadeTopic> make(Collection<String> topics) throws ExecutionException, InterruptedException {
    List<MadeTopic> made = new ArrayList<>();
    for (String topic : topics) {
      Optional<TopicDescription> there = described(topic);
      made.add(there.isEmpty() && create(topic) ? made(topic) : there(topic));
    }
    return made;
  }

  private MadeTopic made(String topic) {
    return new MadeTopic(topic, State.MADE, asked(), List.of());
  }

  private int asked() {
    return partitions == null ? DEFAULT_PARTITIONS : partitions;
  }

  /** Whether it was made: somebody else may have been quicker. */
  private boolean create(String topic) throws ExecutionException, InterruptedException {
    NewTopic wanted =
        new NewTopic(
                topic,
                Optional.of(asked()),
                Optional.ofNullable(replication).map(Integer::shortValue))
            .configs(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, ON_ARRIVAL));
    try {
      admin.createTopics(List.of(wanted)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  private MadeTopic there(String topic) throws ExecutionException, InterruptedException {
    List<String> differences = new ArrayList<>();
    Optional<TopicDescription> there = described(topic);
    int found = there.map(description -> description.partitions().size()).orElse(0);
    int copies =
        there.stream()
            .flatMap(description -> description.partitions().stream())
            .mapToInt(partition -> partition.replicas().size())
            .min()
            .orElse(0);
    note(differences, partitions, found, "partitions", "kafka-topics --alter adds some");
    note(differences, replication, copies, "copies", "kafka-reassign-partitions adds some");
    String stamped = stampedBy(topic);
    if (!stamped.isEmpty() && !stamped.equals(ON_ARRIVAL)) {
      differences.add(
          TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG
              + "="
              + stamped
              + ": kafka-configs --alter sets "
              + ON_ARRIVAL);
    }
    return new MadeTopic(topic, State.THERE, found, differences);
  }

  private static void note(
      List<String> differences, Integer asked, int found, String what, String more) {
    if (asked != null && asked != found) {
      differences.add(
          String.format(
              Locale.ROOT,
              "%,d %s, not %,d%s",
              found,
              what,
              asked,
              asked > found ? ": " + more : ""));
    }
  }

  private Optional<TopicDescription> described(String topic)
      throws ExecutionException, InterruptedException {
    try {
      return Optional.of(admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Who stamps the records; empty where this user may not see it. */
  private String stampedBy(String topic) throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      ConfigEntry entry =
          admin
              .describeConfigs(List.of(resource))
              .values()
              .get(resource)
              .get()
              .get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
      return entry == null ? "" : entry.value();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return "";
      }
      throw e;
    }
  }
}
