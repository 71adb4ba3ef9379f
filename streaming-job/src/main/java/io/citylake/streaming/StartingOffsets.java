package io.citylake.streaming;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citylake.ingest.KafkaPartitions.Held;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where a new checkpoint begins, as Spark's Kafka source takes it. */
final class StartingOffsets {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StartingOffsets() {}

  /**
   * JSON with every partition of {@code held}: at its place in {@code next}, or at what is earliest
   * where it has none.
   */
  static String json(Map<TopicPartition, Held> held, Map<TopicPartition, Long> next) {
    ObjectNode topics = JSON.createObjectNode();
    held.forEach(
        (partition, range) ->
            topics
                .withObjectProperty(partition.topic())
                .put(
                    Integer.toString(partition.partition()),
                    (long) next.getOrDefault(partition, range.earliest())));
    return topics.toString();
  }
}
