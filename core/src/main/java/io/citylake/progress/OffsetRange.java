package io.citylake.progress;

/**
 * A range of offsets is records of one Kafka partition.
 *
 * @param topicId Kafka's id of the topic; null where nobody kept it
 * @param fromOffset inclusive
 * @param untilOffset exclusive
 */
public record OffsetRange(
    String topic, String topicId, int partition, long fromOffset, long untilOffset) {

  /** A range of a topic whose id nobody kept. */
  public OffsetRange(String topic, int partition, long fromOffset, long untilOffset) {
    this(topic, null, partition, fromOffset, untilOffset);
  }

  /** This range, of the topic with this id. */
  public OffsetRange withTopicId(String id) {
    return new OffsetRange(topic, id, partition, fromOffset, untilOffset);
  }

  /** The partition that it is a range of. */
  public PartitionId partitionId() {
    return new PartitionId(topic, topicId, partition);
  }

  public long size() {
    return untilOffset - fromOffset;
  }
}
