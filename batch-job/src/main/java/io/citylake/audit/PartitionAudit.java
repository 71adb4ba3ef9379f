package io.citylake.audit;

/**
 * A partition's audit holds one Kafka partition against the lake.
 *
 * @param fromOffset where reading began, inclusive
 * @param untilOffset what the records query has committed, exclusive
 * @param inLake distinct offsets of that range in the lake
 * @param missing records of that range that are not in the lake
 * @param expired of the missing, offsets that Kafka no longer holds: nobody can say any more
 *     whether they held a record
 * @param repeated rows of the lake beyond the first of their offset
 * @param toCome offsets in Kafka behind {@code untilOffset}
 */
public record PartitionAudit(
    String topic,
    int partition,
    long fromOffset,
    long untilOffset,
    long inLake,
    long missing,
    long expired,
    long repeated,
    long toCome) {

  boolean isEmpty() {
    return !wasRead() && toCome == 0;
  }

  /** Whether the records query has read any of it. */
  boolean wasRead() {
    return inLake > 0 || untilOffset > fromOffset;
  }

  boolean holds() {
    return missing == 0 && repeated == 0;
  }
}
