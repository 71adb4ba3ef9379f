package io.citylake.preview;

import io.citylake.reading.Reading;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A reading as it would be, each part by its name; parts that it has not are left out.
 *
 * @param place the file and line of its record
 */
public record FirstReading(String place, Map<String, Object> parts) {

  static FirstReading of(PreviewRecord record, Reading reading) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("event_time", Times.text(reading.eventTimeMicros()));
    parts.put("sensor_id", reading.sensorId());
    parts.put("sensor_type", reading.sensorType().name());
    put(parts, "event_id", reading.eventId());
    put(parts, "city", reading.city());
    put(parts, "district", reading.district());
    put(parts, "latitude", reading.latitude());
    put(parts, "longitude", reading.longitude());
    for (int place = 0; place < reading.metrics().length; place++) {
      put(parts, reading.sensorType().metrics().get(place).name(), reading.metrics()[place]);
    }
    parts.putAll(reading.otherMetrics());
    reading.attributes().forEach(parts::putIfAbsent);
    return new FirstReading(record.place(), parts);
  }

  private static void put(Map<String, Object> parts, String name, String text) {
    if (text != null) {
      parts.put(name, text);
    }
  }

  private static void put(Map<String, Object> parts, String name, double number) {
    if (!Double.isNaN(number)) {
      parts.put(name, number);
    }
  }
}
