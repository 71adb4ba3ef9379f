package io.citylake.judge;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * The limits of validation are where plausible ends, beside each metric's own range.
 *
 * @param futureTolerance how far an event time may lie ahead of its record's arrival time
 * @param earliestEventTime the first event time that is believed, inclusive
 * @param maxRecordBytes the largest payload that is parsed, bytes
 */
public record ValidationLimits(
    Duration futureTolerance, Instant earliestEventTime, int maxRecordBytes)
    implements Serializable {}
