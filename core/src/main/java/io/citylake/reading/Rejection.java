package io.citylake.reading;

import io.citylake.catalogue.SensorType;

/**
 * A record that is no reading, and why.
 *
 * @param reason never null
 * @param detail every fault found, for people; never null
 * @param sensorId null where it could not be read
 * @param sensorType null where it could not be read or is unknown
 */
public record Rejection(
    RejectionReason reason, String detail, String sensorId, SensorType sensorType)
    implements Judgement {}
