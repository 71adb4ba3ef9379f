package io.citylake.ingest;

import java.time.Instant;
import java.util.Optional;

/**
 * A batch's input is what it read.
 *
 * @param rows records
 * @param rejectedRows records that are no readings
 * @param rejectedMetrics metrics of its readings that were bad: left out, or set to their bound
 * @param lateRows readings that are late; 0 where nobody said what is late
 * @param newestArrival of its records; empty where it read none
 */
public record BatchInput(
    long rows,
    long rejectedRows,
    long rejectedMetrics,
    long lateRows,
    Optional<Instant> newestArrival) {
  /** Of a batch that read nothing. */
  public static final BatchInput NONE = new BatchInput(0, 0, 0, 0, Optional.empty());
}
