package io.citylake.describe.flow;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.describe.judged.JudgeKind;
import io.citylake.describe.table.SampleKind;
import io.citylake.reading.Reading;
import io.citylake.sources.SourceDescription;
import io.citylake.time.EventTime;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** The readings of files by a description, as sentences that can be compared. */
final class ReadingsOf {
  private ReadingsOf() {}

  /** Time, position and metrics of each reading, sorted. */
  static List<String> files(
      SampleKind kind, SourceDescription description, SensorCatalogue catalogue)
      throws IOException {
    List<String> readings = new ArrayList<>();
    new JudgeKind(
            description,
            catalogue,
            Instant.parse("2026-11-28T00:00:00Z"),
            List.of((file, reading) -> readings.add(shown(reading))))
        .of(kind);
    Collections.sort(readings);
    return readings;
  }

  private static String shown(Reading reading) {
    TreeMap<String, Double> metrics = new TreeMap<>();
    for (int place = 0; place < reading.metrics().length; place++) {
      if (!Double.isNaN(reading.metrics()[place])) {
        metrics.put(reading.sensorType().metrics().get(place).name(), reading.metrics()[place]);
      }
    }
    return "%s %s %s %s,%s"
        .formatted(
            EventTime.toInstant(reading.eventTimeMicros()),
            reading.sensorType().name(),
            metrics,
            reading.latitude(),
            reading.longitude());
  }
}
