package io.citylake.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.ingest.TestRecord;
import io.citylake.session.TestSpark;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeduplicateReadingsTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  @TempDir private Path checkpoint;

  @Test
  void stateOfFingerprintsMadeOfColumnsKnowsReadingsThatBringTheirs() throws Exception {
    try (MemorySpeedLayer speedLayer =
        new MemorySpeedLayer(
            TestSpark.session(), GoldenFiles.catalogue(), MemorySpeedLayer.TUMBLING, checkpoint)) {
      speedLayer.restartWithWholeReadings();
      speedLayer.batch(List.of(reading(0, "a"), reading(1, "b")));
      speedLayer.restart();
      speedLayer.batch(List.of(reading(2, "b"), reading(3, "c"), reading(4, "a")));
      speedLayer.restartWithWholeReadings();
      speedLayer.batch(List.of(reading(5, "c"), reading(6, "d")));

      assertThat(speedLayer.windows()).isNotEmpty().allMatch(window -> window.readingCount() == 4);
    }
  }

  private static TestRecord reading(long offset, String eventId) {
    return TestRecord.of(
        offset,
        NOON,
        """
        {"event_id": "%s", "sensor_id": "s", "sensor_type": "air_quality", "event_time": "%s", \
        "metrics": {"pm10": 10}}"""
            .formatted(eventId, NOON));
  }
}
