package io.citylake.benchmarks.limit;

import io.citylake.benchmarks.contestant.MetricParts;
import io.citylake.catalogue.SensorType;
import io.citylake.reading.Reading;
import io.citylake.settings.Settings;
import io.citylake.tables.WindowRow;
import io.citylake.time.EventTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Windows in a map: a look-up for each reading and window, whatever it measures. */
final class HeapWindows {
  private static final String UNKNOWN_PLACE = "unknown";

  private final long lengthMicros;
  private final long slideMicros;
  private final Map<Key, MetricParts> parts = new HashMap<>();

  private record Key(long startMicros, String city, String district, SensorType type) {}

  HeapWindows(Settings settings) {
    this.lengthMicros = micros(settings.streaming().window().length());
    this.slideMicros = micros(settings.streaming().window().slide());
  }

  void add(Reading reading) {
    String city = reading.city() == null ? UNKNOWN_PLACE : reading.city();
    String district = reading.district() == null ? UNKNOWN_PLACE : reading.district();
    long time = reading.eventTimeMicros();
    long last = Math.floorDiv(time, slideMicros) * slideMicros;
    double[] metrics = reading.metrics();
    for (long start = last; start > time - lengthMicros; start -= slideMicros) {
      parts
          .computeIfAbsent(
              new Key(start, city, district, reading.sensorType()), key -> new MetricParts())
          .add(metrics);
    }
  }

  void add(HeapWindows others) {
    others.parts.forEach((key, other) -> parts.merge(key, other, MetricParts::plus));
  }

  /** A row for each metric that was measured. */
  List<WindowRow> rows() {
    List<WindowRow> rows = new ArrayList<>();
    parts.forEach(
        (key, part) ->
            rows.addAll(
                part.rows(
                    EventTime.toInstant(key.startMicros()),
                    EventTime.toInstant(key.startMicros() + lengthMicros),
                    key.city(),
                    key.district(),
                    key.type())));
    return rows;
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
