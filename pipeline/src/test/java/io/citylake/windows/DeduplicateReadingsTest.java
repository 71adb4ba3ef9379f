package io.citylake.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.ingest.TestRecord;
import io.citylake.session.TestSpark;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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

  @Test
  void readingIsRememberedUntilTheWatermarkPassesItByTheDelay() throws Exception {
    try (MemorySpeedLayer speedLayer =
        new MemorySpeedLayer(
            TestSpark.session(), GoldenFiles.catalogue(), MemorySpeedLayer.TUMBLING, checkpoint)) {
      Instant latest = NOON.plus(Duration.ofMinutes(99));
      speedLayer.batch(
          IntStream.range(0, 100)
              .mapToObj(i -> reading(i, "of minute " + i, NOON.plus(Duration.ofMinutes(i)), latest))
              .toList());

      assertThat(speedLayer.watermark())
          .hasValue(latest.minus(MemorySpeedLayer.WATERMARK_DELAY))
          .hasValue(NOON.plus(Duration.ofMinutes(89)));
      assertThat(speedLayer.rememberedReadings()).as("of the minutes 80 to 99").isEqualTo(20);
    }
  }

  private static TestRecord reading(long offset, String eventId) {
    return reading(offset, eventId, NOON, NOON);
  }

  private static TestRecord reading(
      long offset, String eventId, Instant eventTime, Instant arrivalTime) {
    return TestRecord.of(
        offset,
        arrivalTime,
        """
        {"event_id": "%s", "sensor_id": "s", "sensor_type": "air_quality", "event_time": "%s", \
        "metrics": {"pm10": 10}}"""
            .formatted(eventId, eventTime));
  }
}
