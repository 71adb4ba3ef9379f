package io.citylake.progress;

/**
 * Records of one Kafka partition.
 *
 * @param fromOffset inclusive
 * @param untilOffset exclusive
 */
public record OffsetRange(String topic, int partition, long fromOffset, long untilOffset) {

  public long size() {
    return untilOffset - fromOffset;
  }
}
