package io.citylake.audit;

/**
 * One Kafka partition against the lake.
 *
 * @param fromOffset where reading began, inclusive
 * @param untilOffset what the records query has committed, exclusive
 * @param inLake distinct offsets of that range in the lake
 * @param missing records of that range that are not in the lake
 * @param repeated rows of the lake beyond the first of their offset
 * @param toCome records in Kafka behind {@code untilOffset}
 */
public record PartitionAudit(
    String topic,
    int partition,
    long fromOffset,
    long untilOffset,
    long inLake,
    long missing,
    long repeated,
    long toCome) {

  boolean isEmpty() {
    return inLake == 0 && missing == 0 && toCome == 0;
  }

  boolean holds() {
    return missing == 0 && repeated == 0;
  }
}
