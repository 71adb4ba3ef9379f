package io.citylake.timetravel;

import io.citylake.timetravel.Arrivals.Way;
import java.time.Instant;

/** A reading's sample is one that one run had and the other had not. */
public record ReadingSample(
    String topic,
    int partition,
    long offset,
    String sensorId,
    Instant eventTime,
    Instant arrivalTime,
    Way way) {}
