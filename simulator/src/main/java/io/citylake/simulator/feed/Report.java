package io.citylake.simulator.feed;

import io.citylake.reading.RejectionReason;
import io.citylake.simulator.city.Sensor;

/**
 * What one sensor sends at one instant: a record to be.
 *
 * @param sensor never null; its id is the record's key
 * @param sentAtMicros when it is due in city time, microseconds since 1970-01-01T00:00:00Z
 * @param eventTimeMicros the event time that it was given, whether or not the payload still tells
 *     it
 * @param fault what is planned to be wrong with it; never null
 * @param rejection the reason for which it must be rejected; null where it is a reading, or never
 *     sent
 * @param payload null where it is never sent ({@link Fault#DROPPED})
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared by nobody, and made several 100,000 times a second
public record Report(
    Sensor sensor,
    long sentAtMicros,
    long eventTimeMicros,
    Fault fault,
    RejectionReason rejection,
    byte[] payload) {

  /** Whether the sensor is silent: there is nothing to send. */
  public boolean isSilent() {
    return payload == null;
  }

  /** Whether the record is a reading. */
  public boolean isReading() {
    return payload != null && rejection == null;
  }
}
