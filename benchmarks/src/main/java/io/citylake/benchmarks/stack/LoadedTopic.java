package io.citylake.benchmarks.stack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A loaded topic is described as Kafka holds it.
 *
 * @param ends by partition, the offset after the last record; each begins at 0
 * @param meanPayloadBytes of a record, uncompressed, without key
 * @param firstEventTime the smallest
 * @param lastEventTime the largest
 * @param took how long it took to fill
 */
public record LoadedTopic(
    @JsonProperty("topic") String name,
    @JsonProperty("offsets") Map<Integer, Long> ends,
    double meanPayloadBytes,
    Instant firstEventTime,
    Instant lastEventTime,
    @JsonProperty("loadSeconds") Duration took) {

  public LoadedTopic {
    ends = Map.copyOf(ends);
  }

  /** Records, by Kafka's offsets. */
  @JsonProperty
  public long records() {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }
}
