package io.citylake.ingest;

import java.time.Instant;
import java.util.Optional;

/**
 * What a batch read.
 *
 * @param rows records
 * @param rejectedRows records that are no readings
 * @param newestArrival of its records; empty where it read none
 */
public record BatchInput(long rows, long rejectedRows, Optional<Instant> newestArrival) {}
