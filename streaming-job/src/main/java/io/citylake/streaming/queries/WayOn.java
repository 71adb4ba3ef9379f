package io.citylake.streaming.queries;

import io.citylake.ingest.KafkaPartitions.Held;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where a new checkpoint begins over what earlier ones have written. */
@FunctionalInterface
public interface WayOn {
  /**
   * The next offset of each partition; one that is missing begins with what is earliest.
   *
   * @param topicIds of the topics that there are, by name
   * @param held what Kafka holds of them
   */
  Map<TopicPartition, Long> offsets(Map<String, String> topicIds, Map<TopicPartition, Held> held);
}
