package io.citylake.preview;

/**
 * What one sensor sent.
 *
 * @param first its first event time, UTC
 * @param last its last event time, UTC
 * @param cadenceSeconds the median time between two of its event times; null where it has only one
 */
public record SensorSpan(
    String sensorId,
    String sensorType,
    long readings,
    String first,
    String last,
    Double cadenceSeconds) {}
