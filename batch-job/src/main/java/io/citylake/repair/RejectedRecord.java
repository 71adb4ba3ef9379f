package io.citylake.repair;

import io.citylake.progress.PartitionId;

/**
 * A record that was rejected.
 *
 * @param arrivalMicros microseconds since 1970-01-01T00:00:00Z
 * @param reason the name of a {@link io.citylake.reading.RejectionReason}
 * @param detail what was wrong with it
 * @param payload its beginning at least; null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once and compared by nobody
record RejectedRecord(
    PartitionId partition,
    long offset,
    long arrivalMicros,
    String reason,
    String detail,
    byte[] payload) {}
