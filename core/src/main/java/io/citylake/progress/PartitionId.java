package io.citylake.progress;

import java.util.Comparator;

/**
 * A partition's id names it within one topic, which was not made anew under its name.
 *
 * @param topicId Kafka's id of the topic; null where nobody kept it
 */
public record PartitionId(String topic, String topicId, int partition) {
  /** Topic by topic, partition by partition; for partitions of which the ids are known. */
  public static final Comparator<PartitionId> ORDER =
      Comparator.comparing(PartitionId::topic)
          .thenComparing(PartitionId::topicId)
          .thenComparingInt(PartitionId::partition);
}
