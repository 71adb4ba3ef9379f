package io.citylake.checkpoint;

/**
 * A partition's offset is a place in a Kafka partition.
 *
 * @param offset of the next record
 */
public record PartitionOffset(String topic, int partition, long offset) {

  boolean isSamePartition(PartitionOffset other) {
    return partition == other.partition && topic.equals(other.topic);
  }
}
