package io.citylake.postgres;

/**
 * Batch figures are what is known of a micro-batch once it is over.
 *
 * @param inputRows records read
 * @param rejectedRows records read that are no readings
 * @param rejectedMetrics metrics of its readings that were bad: left out, or set to their bound
 * @param lateRows readings dropped as late; null for a query without a watermark
 * @param rowsPerSecond records processed per second; NaN where that is not known
 * @param lagOffsets records in Kafka not yet read; null where that is not known
 * @param lagSeconds age of the newest record read, in seconds; null where that is not known
 * @param durationMs of the micro-batch, in milliseconds
 */
public record BatchFigures(
    long inputRows,
    long rejectedRows,
    long rejectedMetrics,
    Long lateRows,
    double rowsPerSecond,
    Long lagOffsets,
    Double lagSeconds,
    long durationMs) {}
