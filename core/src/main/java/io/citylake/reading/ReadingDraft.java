package io.citylake.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a format read from one record, not yet judged. Formats fill it and note what they could not
 * read; {@link JudgeRecord} decides. Reused from record to record.
 */
public final class ReadingDraft {
  /** A fault, and the reason that it gives. */
  public record Fault(RejectionReason reason, String detail) {}

  /** No event time was given. */
  public static final long NO_TIME = Long.MIN_VALUE;

  String eventId;
  String sensorId;
  String sensorType;
  String city;
  String district;
  long eventTimeMicros = NO_TIME;
  double latitude = Double.NaN;
  double longitude = Double.NaN;
  final Map<String, Double> metrics = new LinkedHashMap<>();
  final Map<String, String> attributes = new LinkedHashMap<>();
  final List<Fault> faults = new ArrayList<>();

  /** Makes the draft empty for the next record. */
  public void reset() {
    eventId = null;
    sensorId = null;
    sensorType = null;
    city = null;
    district = null;
    eventTimeMicros = NO_TIME;
    latitude = Double.NaN;
    longitude = Double.NaN;
    metrics.clear();
    attributes.clear();
    faults.clear();
  }

  public void eventId(String value) {
    eventId = value;
  }

  public void sensorId(String value) {
    sensorId = value;
  }

  public void sensorType(String value) {
    sensorType = value;
  }

  public void city(String value) {
    city = value;
  }

  public void district(String value) {
    district = value;
  }

  /**
   * The event time as ISO 8601 text with {@code Z} or an offset; notes a fault for anything else.
   */
  public void eventTime(String text) {
    long micros = EventTime.parseMicros(text);
    if (micros == EventTime.INVALID) {
      fault(
          RejectionReason.INVALID_TIMESTAMP,
          "event_time \"" + Excerpt.of(text) + "\" is not ISO 8601 with Z or an offset");
    } else {
      eventTimeMicros = micros;
    }
  }

  /** The event time in microseconds since 1970-01-01T00:00:00Z. */
  public void eventTimeMicros(long micros) {
    eventTimeMicros = micros;
  }

  /** Degrees, WGS 84. */
  public void latitude(double degrees) {
    latitude = degrees;
  }

  /** Degrees, WGS 84. */
  public void longitude(double degrees) {
    longitude = degrees;
  }

  /** One metric under the name that the sender uses, in the catalogue's unit. */
  public void metric(String name, double value) {
    metrics.put(name, value);
  }

  public void attribute(String name, String value) {
    attributes.put(name, value);
  }

  /** Notes what could not be read. A draft with a fault becomes a rejection. */
  public void fault(RejectionReason reason, String detail) {
    faults.add(new Fault(reason, detail));
  }

  /** The faults noted so far. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }
}
