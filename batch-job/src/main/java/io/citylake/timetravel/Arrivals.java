package io.citylake.timetravel;

import java.time.Instant;

/**
 * Arrivals are readings that one run had and the other had not.
 *
 * @param first the earliest arrival time among them
 * @param last the latest
 */
public record Arrivals(String sensorType, Way way, long readings, Instant first, Instant last) {

  /** How a reading came to be in the lake. */
  public enum Way {
    /** Kafka's record was a reading. */
    ARRIVED,
    /** It was won from a rejected record. */
    REPAIRED
  }
}
