package io.citylake.streaming.kappa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads offsets as Spark writes them: {@code {"topic":{"0":123}}}. */
final class ReplayOffsets {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReplayOffsets() {}

  /**
   * The offset of each partition that is named.
   *
   * @throws IllegalArgumentException where this is something else
   */
  static Map<TopicPartition, Long> parse(String json) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (var topic : object(json).properties()) {
      for (var partition : topic.getValue().properties()) {
        if (!partition.getValue().isIntegralNumber()) {
          throw new IllegalArgumentException(
              "the offset " + partition.getValue() + " is no number");
        }
        int number = Integer.parseInt(partition.getKey());
        offsets.put(new TopicPartition(topic.getKey(), number), partition.getValue().asLong());
      }
    }
    if (offsets.isEmpty()) {
      throw new IllegalArgumentException("it names no partition");
    }
    return offsets;
  }

  private static JsonNode object(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
