package io.citylake.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * Progress says how far a replay is.
 *
 * @param recordsPerSecond since the last time, real time
 * @param sent records
 * @param total records that there are to send
 * @param eventTime of the latest record
 * @param remaining real time until the end, as the pace so far lets expect; null where none can be
 *     told yet
 */
public record ReplayProgress(
    double recordsPerSecond, long sent, long total, Instant eventTime, Duration remaining) {}
