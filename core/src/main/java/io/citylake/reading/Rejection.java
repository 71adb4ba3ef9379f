package io.citylake.reading;

import io.citylake.catalogue.SensorType;

/**
 * A rejection is a record that is no reading, and why.
 *
 * @param reason never null
 * @param detail every fault found, for people; never null
 * @param sensorId null where it could not be read
 * @param sensorType null where it could not be read or is unknown
 * @param eventTimeMicros when the sensor measured, microseconds since 1970-01-01T00:00:00Z; {@link
 *     #NO_TIME} where it could not be read or is not believed
 */
public record Rejection(
    RejectionReason reason,
    String detail,
    String sensorId,
    SensorType sensorType,
    long eventTimeMicros)
    implements Judgement {
  /** It belongs to no day. */
  public static final long NO_TIME = ReadingDraft.NO_TIME;

  /** Whether it belongs to a day. */
  public boolean hasEventTime() {
    return eventTimeMicros != NO_TIME;
  }
}
