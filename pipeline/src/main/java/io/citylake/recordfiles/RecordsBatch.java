package io.citylake.recordfiles;

import io.citylake.time.EventTime;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A batch of records knows what all of them have in common.
 *
 * @param number of the batch, for the files' names, which people read
 * @param ingestTimeMicros when the batch began, microseconds since 1970-01-01T00:00:00Z
 * @param topicIds Kafka's ids of the topics by their names; a topic whose id nobody knows is
 *     missing
 */
public record RecordsBatch(long number, long ingestTimeMicros, Map<String, String> topicIds)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public RecordsBatch {
    topicIds = new HashMap<>(topicIds); // asked for by each record: cheaper than Map.copyOf
  }

  /** A batch that began at {@code ingestTime}. */
  public static RecordsBatch of(long number, Instant ingestTime, Map<String, String> topicIds) {
    return new RecordsBatch(number, EventTime.toMicros(ingestTime), topicIds);
  }
}
