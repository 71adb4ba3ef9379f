package io.citylake.benchmarks.freshness;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * A probe is a reading that is looked for: the only one of its district.
 *
 * @param district tells it from all others
 * @param due when it must be sent; its event time
 * @param dueNanos the same as {@link System#nanoTime} tells it
 * @param isMeasured whether it comes after the warm-up
 */
record Probe(String district, Instant due, long dueNanos, boolean isMeasured) {
  static final String CITY = "Probes";
  static final String SENSOR_TYPE = "air_quality";
  static final String METRIC = "pm2_5";

  private static final Duration WINDOW = Duration.ofMinutes(5);

  /** The record's key. */
  byte[] key() {
    return district.getBytes(StandardCharsets.US_ASCII);
  }

  /** The record's value, canonical JSON. */
  byte[] payload() {
    return """
    {"event_id":"%1$s","sensor_id":"%1$s","sensor_type":"%2$s","city":"%3$s","district":"%1$s","event_time":"%4$s",\
    "location":{"latitude":52.22977,"longitude":21.01178},\
    "metrics":{"%5$s":17.4,"pm10":31.2,"no2":24.8,"o3":61.5},"attributes":{"firmware_version":"2.1"}}"""
        .formatted(district, SENSOR_TYPE, CITY, due, METRIC)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The start of the window that it belongs to. */
  Instant windowStart() {
    return Instant.ofEpochSecond(
        Math.floorDiv(due.getEpochSecond(), WINDOW.toSeconds()) * WINDOW.toSeconds());
  }

  Instant windowEnd() {
    return windowStart().plus(WINDOW);
  }
}
