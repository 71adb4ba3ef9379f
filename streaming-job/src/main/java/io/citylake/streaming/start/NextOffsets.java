package io.citylake.streaming.start;

import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.lake.CommittedOffsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * The next offsets are where a new checkpoint of the records query goes on: where the lake has been
 * given all that a partition holds before, topic by topic as Kafka's ids tell them apart.
 */
public record NextOffsets(List<OfPartition> partitions) {
  /** Nothing was read yet. */
  public static final NextOffsets NONE = new NextOffsets(List.of());

  /**
   * A partition of a topic that the lake has been given.
   *
   * @param offset after the last that was read
   */
  public record OfPartition(TopicPartition partition, String topicId, long offset) {}

  /** What the lake has been given of topics of these names. */
  public static NextOffsets of(CommittedOffsets committed, Set<String> topics) {
    return new NextOffsets(
        committed.partitions().stream()
            .filter(read -> topics.contains(read.topic()))
            .map(
                read ->
                    new OfPartition(
                        new TopicPartition(read.topic(), read.partition()),
                        read.topicId(),
                        committed.until(read).orElseThrow()))
            .toList());
  }

  public boolean isEmpty() {
    return partitions.isEmpty();
  }

  /**
   * The names of the topics that Kafka holds less of than the lake does: it has others under these
   * names.
   */
  public Set<String> topicsBeyond(Map<TopicPartition, Held> held) {
    return partitions.stream()
        .filter(
            next ->
                !held.containsKey(next.partition())
                    || next.offset() > held.get(next.partition()).end())
        .map(next -> next.partition().topic())
        .collect(Collectors.toSet());
  }

  /**
   * The offsets in the topics that have these ids; a topic that was made anew has none.
   *
   * @param topicIds by name
   */
  public Map<TopicPartition, Long> of(Map<String, String> topicIds) {
    return partitions.stream()
        .filter(next -> next.topicId().equals(topicIds.get(next.partition().topic())))
        .collect(
            Collectors.toMap(
                OfPartition::partition, OfPartition::offset, (a, b) -> a, HashMap::new));
  }
}
