package io.citylake.audit;

/**
 * What the lake holds of a partition of a topic that Kafka no longer has: its name may be another
 * topic's by now. Kafka cannot be asked what else there was.
 *
 * @param topicId empty where nobody knows it
 * @param firstOffset of the records in the lake
 * @param lastOffset of the records in the lake, inclusive
 * @param inLake distinct offsets in the lake
 * @param repeated rows of the lake beyond the first of their offset
 */
public record DeletedPartition(
    String topic,
    String topicId,
    int partition,
    long firstOffset,
    long lastOffset,
    long inLake,
    long repeated) {

  /**
   * Offsets between the first and the last without a record: markers of transactions, or losses.
   */
  public long gaps() {
    return lastOffset - firstOffset + 1 - inLake;
  }

  boolean holds() {
    return repeated == 0;
  }
}
