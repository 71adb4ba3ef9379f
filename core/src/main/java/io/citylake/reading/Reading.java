package io.citylake.reading;

import io.citylake.catalogue.ListedType;
import io.citylake.catalogue.SensorType;
import java.util.Map;

/**
 * A valid record.
 *
 * @param eventId the sender's own identifier of the event; null where it gave none
 * @param sensorId never null
 * @param type never null
 * @param city null where the sender gave none
 * @param district null where the sender gave none
 * @param eventTimeMicros when the sensor measured, microseconds since 1970-01-01T00:00:00Z
 * @param latitude degrees, WGS 84; NaN where the sender gave none
 * @param longitude degrees, WGS 84; NaN where the sender gave none
 * @param metrics in the order of the sensor type's; NaN where not measured
 * @param otherMetrics metrics that the catalogue does not know for this sensor type, as sent
 * @param attributes text that came along
 * @param rejectedMetrics what was bad and is left out, or was set to the bound of its range, by
 *     name: the reason and its detail; empty for nearly every reading
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and a list would box each number
public record Reading(
    String eventId,
    String sensorId,
    ListedType type,
    String city,
    String district,
    long eventTimeMicros,
    double latitude,
    double longitude,
    double[] metrics,
    Map<String, Double> otherMetrics,
    Map<String, String> attributes,
    Map<String, String> rejectedMetrics)
    implements Judgement {
  public SensorType sensorType() {
    return type.type();
  }
}
