package io.citylake.doctor;

import io.citylake.ingest.KafkaPartitions;
import io.citylake.settings.Settings;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;

/** This user may read the topics, as Kafka itself says. */
final class CheckTopicRights implements Check {
  private static final Set<AclOperation> NEEDED =
      EnumSet.of(AclOperation.READ, AclOperation.DESCRIBE);

  private final Settings.Kafka kafka;

  CheckTopicRights(Settings.Kafka kafka) {
    this.kafka = kafka;
  }

  @Override
  public String name() {
    return "topic rights";
  }

  @Override
  public Set<String> needs() {
    return Set.of(CheckTopics.NAME);
  }

  @Override
  public Finding look() throws Exception {
    Set<String> topics;
    try (KafkaPartitions partitions = new KafkaPartitions(kafka)) {
      topics = partitions.topics();
    }
    try (KafkaClient client = new KafkaClient(kafka)) {
      if (!hasAuthorizer(client)) {
        return Finding.ok("no authorizer: every user may do everything");
      }
      DescribeTopicsOptions withRights =
          new DescribeTopicsOptions().includeAuthorizedOperations(true);
      Map<String, String> lacking = new TreeMap<>();
      KafkaClient.answer(client.admin().describeTopics(topics, withRights).allTopicNames())
          .forEach((name, topic) -> lacking.put(name, lacking(topic)));
      lacking.values().removeIf(String::isEmpty);
      return lacking.isEmpty()
          ? Finding.ok("READ and DESCRIBE on every topic")
          : Finding.failed(
              "this user lacks "
                  + lacking.entrySet().stream()
                      .map(topic -> topic.getValue() + " on " + topic.getKey())
                      .collect(Collectors.joining(", ")),
              "kafka-acls --add --allow-principal User:NAME --operation Read --operation Describe --topic TOPIC");
    }
  }

  private static String lacking(TopicDescription topic) {
    return NEEDED.stream()
        .filter(operation -> !topic.authorizedOperations().contains(operation))
        .map(AclOperation::name)
        .collect(Collectors.joining(" and "));
  }

  private static boolean hasAuthorizer(KafkaClient client) throws Exception {
    try {
      KafkaClient.answer(client.admin().describeAcls(AclBindingFilter.ANY).values());
    } catch (SecurityDisabledException e) {
      return false;
    } catch (AuthorizationException e) {
      // There is one, and it does not let this user see its rules.
      return true;
    }
    return true;
  }
}
