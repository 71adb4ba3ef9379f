package io.citylake.streaming;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import io.citylake.ingest.KafkaPartitions.Held;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where a new checkpoint of the records query goes on: after the last record that the lake holds of
 * a partition, topic by topic as Kafka's ids tell them apart.
 */
record NextOffsets(List<OfPartition> partitions) {
  /** Nothing was read yet. */
  static final NextOffsets NONE = new NextOffsets(List.of());

  /**
   * A partition of a topic that the lake holds records of.
   *
   * @param offset after the last of them
   */
  record OfPartition(TopicPartition partition, String topicId, long offset) {}

  /**
   * What the lake holds of topics of these names.
   *
   * @param records each with the id of its topic
   */
  static NextOffsets of(Dataset<Row> records, Set<String> topics) {
    return new NextOffsets(
        records
            .where(col("topic").isInCollection(topics))
            .groupBy("topic", "partition", "topic_id")
            .agg(max("offset"))
            .collectAsList()
            .stream()
            .map(
                row ->
                    new OfPartition(
                        new TopicPartition(row.getString(0), row.getInt(1)),
                        row.getString(2),
                        row.getLong(3) + 1))
            .toList());
  }

  boolean isEmpty() {
    return partitions.isEmpty();
  }

  /**
   * The names of the topics that Kafka holds less of than the lake does: it has others under these
   * names.
   */
  Set<String> topicsBeyond(Map<TopicPartition, Held> held) {
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
  Map<TopicPartition, Long> of(Map<String, String> topicIds) {
    return partitions.stream()
        .filter(next -> next.topicId().equals(topicIds.get(next.partition().topic())))
        .collect(
            Collectors.toMap(
                OfPartition::partition, OfPartition::offset, (a, b) -> a, HashMap::new));
  }
}
