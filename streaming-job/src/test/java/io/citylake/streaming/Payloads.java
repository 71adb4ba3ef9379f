package io.citylake.streaming;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Canonical JSON for tests. */
final class Payloads {
  private Payloads() {}

  static String airQuality(String sensor, Instant eventTime, double pm10) {
    return """
        {"sensor_id":"%s","sensor_type":"air_quality","city":"Warsaw","district":"Wola","event_time":"%s","metrics":{"pm10":%s}}"""
        .formatted(sensor, eventTime, pm10);
  }

  /** Readings of {@code sensors} sensors in turn, one every {@code step}. */
  static List<String> airQuality(Instant from, Duration step, int readings, int sensors) {
    List<String> payloads = new ArrayList<>();
    for (int i = 0; i < readings; i++) {
      payloads.add(airQuality("air-" + i % sensors, from.plus(step.multipliedBy(i)), 20 + i % 50));
    }
    return payloads;
  }
}
