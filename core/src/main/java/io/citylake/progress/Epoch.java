package io.citylake.progress;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One micro-batch of one query, as its checkpoint fixed it before it ran.
 *
 * @param query {@code records} or {@code windows}
 * @param checkpointId the streaming query's id; a new checkpoint has a new one
 * @param number the micro-batch's number, from 0
 * @param lateWatermark readings with an event time at or before it are dropped; empty in the first
 *     epochs
 * @param watermark windows that end at or before it are final once this epoch is committed; empty
 *     in the first epochs
 * @param ranges what the epoch read, one for each partition that advanced
 */
public record Epoch(
    String query,
    String checkpointId,
    long number,
    Optional<Instant> lateWatermark,
    Optional<Instant> watermark,
    List<OffsetRange> ranges) {

  public Epoch {
    ranges = List.copyOf(ranges);
  }
}
