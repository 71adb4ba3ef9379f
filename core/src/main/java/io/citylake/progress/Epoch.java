package io.citylake.progress;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An epoch is one micro-batch of one query, as its checkpoint fixed it before it ran.
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

  /** The names of the topics that the epoch read. */
  public Set<String> topics() {
    return ranges.stream().map(OffsetRange::topic).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The same epoch, with ids of its topics.
   *
   * @param idOf gives the id of a range's topic; null where it is not known
   */
  public Epoch withTopicIds(Function<OffsetRange, String> idOf) {
    return new Epoch(
        query,
        checkpointId,
        number,
        lateWatermark,
        watermark,
        ranges.stream().map(range -> range.withTopicId(idOf.apply(range))).toList());
  }
}
