package io.citylake.streaming.start;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The starting offsets are where a new checkpoint begins, as Spark's Kafka source takes it. */
public final class StartingOffsets {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LATEST = "latest";

  private StartingOffsets() {}

  /**
   * What the configuration says. "latest" is what {@code held} says it is, so that both queries
   * begin with the same records although they do not start at the same moment.
   */
  public static String configured(Settings.Kafka kafka, Map<TopicPartition, Held> held) {
    if (!kafka.startingOffsets().equals(LATEST) || held.isEmpty()) {
      return kafka.startingOffsets();
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    held.forEach((partition, range) -> ends.put(partition, range.end()));
    return json(held, ends);
  }

  /**
   * JSON with every partition of {@code held}: at its place in {@code next}, or at what is earliest
   * where it has none.
   */
  public static String json(Map<TopicPartition, Held> held, Map<TopicPartition, Long> next) {
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
