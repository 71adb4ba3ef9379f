package io.citylake.audit;

/**
 * What Kafka says of the offsets of a partition that the lake does not hold.
 *
 * @param records that it holds there, and the {@code expired}
 * @param expired offsets that it no longer holds: nobody can say that they held no record
 */
record MissingOffsets(long records, long expired) {
  static final MissingOffsets NOTHING = new MissingOffsets(0, 0);
}
