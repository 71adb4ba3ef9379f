package io.citylake.audit;

/**
 * A deleted partition is one that Kafka no longer has and the lake still holds: its name may be
 * another topic's by now. Kafka cannot be asked what else there was.
 *
 * @param topicId empty where nobody knows it
 * @param fromOffset where reading began, inclusive
 * @param untilOffset what the records query has committed, exclusive
 * @param inLake distinct offsets of that range in the lake
 * @param repeated rows of the lake beyond the first of their offset
 */
public record DeletedPartition(
    String topic,
    String topicId,
    int partition,
    long fromOffset,
    long untilOffset,
    long inLake,
    long repeated) {

  /**
   * Offsets that were read and have no row: markers of transactions, compacted records, or losses.
   */
  public long gaps() {
    return untilOffset - fromOffset - inLake;
  }

  boolean holds() {
    return repeated == 0;
  }
}
