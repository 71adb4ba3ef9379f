package io.citylake.postgres;

import java.time.Instant;

/**
 * A checkpoint's span is the epochs that a query committed under it.
 *
 * @param firstEpoch inclusive
 * @param lastEpoch inclusive
 * @param lastCommit when the last of them was committed
 */
public record CheckpointSpan(
    String checkpointId, long firstEpoch, long lastEpoch, Instant lastCommit) {}
