package io.citylake.streaming.kappa;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;

import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.streaming.start.StartingOffsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.Column;

/**
 * The records that a replay reads.
 *
 * @param held what Kafka held when the range was fixed
 * @param from inclusive, for each partition of {@code held}
 * @param until exclusive, for each partition of {@code held}
 */
record ReplayRange(
    Map<TopicPartition, Held> held,
    Map<TopicPartition, Long> from,
    Map<TopicPartition, Long> until) {

  /** How many offsets it spans: more than there are records where Kafka has compacted a topic. */
  long size() {
    return held.keySet().stream().mapToLong(p -> Math.max(0, until.get(p) - from.get(p))).sum();
  }

  /** Where the stream begins, as Spark's Kafka source takes it. */
  String startingOffsets() {
    return StartingOffsets.json(held, from);
  }

  /**
   * Holds for records before the end. Spark's Kafka source reads a stream to what is latest when it
   * starts; it has no option for another end.
   */
  Column isBeforeEnd() {
    Map<String, Integer> partitions = new TreeMap<>();
    held.keySet().forEach(p -> partitions.merge(p.topic(), p.partition() + 1, Math::max));
    return partitions.entrySet().stream()
        .map(topic -> isBeforeEnd(topic.getKey(), topic.getValue()))
        .reduce(Column::or)
        .orElse(lit(false));
  }

  private Column isBeforeEnd(String topic, int partitions) {
    Column[] ends =
        IntStream.range(0, partitions)
            .mapToObj(
                number -> lit((long) until.getOrDefault(new TopicPartition(topic, number), 0L)))
            .toArray(Column[]::new);
    return col("topic").equalTo(topic).and(col("offset").lt(get(array(ends), col("partition"))));
  }

  /**
   * Whether a batch that starts here has nothing of the range before it.
   *
   * @param start of the batch, as Spark reports it; null where it is the first
   */
  boolean isReadBefore(String start) {
    if (start == null) {
      return false;
    }
    Map<TopicPartition, Long> reached = ReplayOffsets.parse(start);
    Collection<TopicPartition> all = held.keySet();
    return all.stream().allMatch(p -> reached.getOrDefault(p, from.get(p)) >= until.get(p));
  }
}
