package io.citylake.tables;

import java.time.Instant;

/**
 * A window's row is one row of {@code live.windows}. Sums in the metric's unit; only parts that
 * merge, means are derived.
 *
 * @param windowStart inclusive
 * @param windowEnd exclusive
 */
public record WindowRow(
    Instant windowStart,
    Instant windowEnd,
    String city,
    String district,
    String sensorType,
    String metric,
    long readingCount,
    double valueSum,
    double valueMin,
    double valueMax,
    double valueSumSquares) {}
