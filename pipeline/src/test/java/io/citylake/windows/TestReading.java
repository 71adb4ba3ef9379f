package io.citylake.windows;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.citylake.ingest.TestRecord;
import java.time.Instant;

/**
 * A reading that a test lets arrive; its metric is always 10.
 *
 * @param eventId null where the sender gives none
 */
record TestReading(
    String sensorId,
    String sensorType,
    String eventId,
    Instant eventTime,
    Instant arrivalTime,
    int partition) {

  /** An air quality reading without an event id that arrives as it is measured. */
  static TestReading reading(String sensorId, Instant eventTime) {
    return new TestReading(sensorId, "air_quality", null, eventTime, eventTime, 0);
  }

  TestReading withEventId(String id) {
    return new TestReading(sensorId, sensorType, id, eventTime, arrivalTime, partition);
  }

  TestReading ofType(String type) {
    return new TestReading(sensorId, type, eventId, eventTime, arrivalTime, partition);
  }

  TestReading arrivingAt(Instant time) {
    return new TestReading(sensorId, sensorType, eventId, eventTime, time, partition);
  }

  TestReading inPartition(int number) {
    return new TestReading(sensorId, sensorType, eventId, eventTime, arrivalTime, number);
  }

  TestRecord record(long offset) {
    String payload =
        """
        {%s"sensor_id": "%s", "sensor_type": "%s", "event_time": "%s", "metrics": {"dust": 10}}"""
            .formatted(
                eventId == null ? "" : "\"event_id\": \"" + eventId + "\", ",
                sensorId,
                sensorType,
                eventTime);
    return new TestRecord(
        "smart-city-sensors", partition, offset, arrivalTime, null, payload.getBytes(UTF_8));
  }
}
