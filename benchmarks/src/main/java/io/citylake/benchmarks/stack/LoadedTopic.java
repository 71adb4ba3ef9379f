package io.citylake.benchmarks.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A topic as Kafka holds it.
 *
 * @param ends by partition, the offset after the last record; each begins at 0
 * @param payloadBytes of all records together, uncompressed, without keys
 * @param firstEventTime the smallest
 * @param lastEventTime the largest
 * @param took how long it took to fill
 */
public record LoadedTopic(
    String name,
    Map<Integer, Long> ends,
    long payloadBytes,
    Instant firstEventTime,
    Instant lastEventTime,
    Duration took) {

  public LoadedTopic {
    ends = Map.copyOf(ends);
  }

  /** Records, by Kafka's offsets. */
  public long records() {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  public double meanPayloadBytes() {
    return (double) payloadBytes / records();
  }
}
