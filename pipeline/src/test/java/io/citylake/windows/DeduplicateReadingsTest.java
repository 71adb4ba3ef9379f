package io.citylake.windows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.ingest.TestRecord;
import io.citylake.session.TestSpark;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** Each pair of partitions, and each order in which their records are fetched. */
  static Stream<Arguments> pairsOfPartitions() {
    return IntStream.range(0, 4)
        .boxed()
        .flatMap(
            first ->
                IntStream.range(0, 4)
                    .filter(second -> second != first)
                    .boxed()
                    .flatMap(
                        second ->
                            Stream.of(
                                Arguments.of(first, second, true),
                                Arguments.of(first, second, false))));
  }

  @ParameterizedTest(name = "{0} before {1}, fetched in this order: {2}")
  @MethodSource("pairsOfPartitions")
  void copyThatArrivedFirstCountsWhicheverPartitionIsReadFirst(
      int first, int second, boolean isFetchedInOrder) throws Exception {
    List<TestRecord> early = twelveSensors(first, NOON, 10);
    List<TestRecord> copies = twelveSensors(second, NOON.plusMillis(20), 20);
    List<TestRecord> fetched = new ArrayList<>(isFetchedInOrder ? early : copies);
    fetched.addAll(isFetchedInOrder ? copies : early);
    try (MemorySpeedLayer speedLayer = memorySpeedLayer()) {
      speedLayer.batch(fetched);

      assertThat(speedLayer.windows())
          .singleElement()
          .satisfies(
              window -> {
                assertThat(window.readingCount()).isEqualTo(12);
                assertThat(window.valueMin()).isEqualTo(10);
                assertThat(window.valueMax()).isEqualTo(10);
              });
    }
  }

  @Test
  void readingsOfOneTimeWithOtherMetricsAllCount() throws Exception {
    try (MemorySpeedLayer speedLayer = memorySpeedLayer()) {
      speedLayer.batch(
          List.of(
              measured(0, "\"pm10\": 10"),
              measured(1, "\"pm2_5\": 5"),
              measured(2, "\"pm10\": 11"),
              measured(3, "\"pm2_5\": 6")));

      assertThat(speedLayer.windows())
          .extracting(window -> window.metric() + " " + window.valueSum())
          .containsExactlyInAnyOrder("pm10 10.0", "pm2_5 5.0");
    }
  }

  @Test
  void readingsAreShuffledOnceForOrderAndDeduplication() throws Exception {
    try (MemorySpeedLayer speedLayer = memorySpeedLayer()) {
      speedLayer.batch(List.of(reading(0, "a")));

      assertThat(speedLayer.plan())
          .containsSubsequence(
              "StreamingDeduplicateWithinWatermark [", "InOrderOfArrival [", "Sort [", "Exchange")
          .containsPattern("(?s)^(?!(.*Exchange hash){3})");
    }
  }

  private MemorySpeedLayer memorySpeedLayer() {
    return new MemorySpeedLayer(
        TestSpark.session(), GoldenFiles.catalogue(), MemorySpeedLayer.TUMBLING, checkpoint);
  }

  private static List<TestRecord> twelveSensors(int partition, Instant arrivalTime, int pm10) {
    return IntStream.range(0, 12)
        .mapToObj(
            sensor ->
                new TestRecord(
                    "smart-city-sensors",
                    partition,
                    sensor,
                    arrivalTime,
                    null,
                    String.format(
                            Locale.ROOT,
                            """
                    {"sensor_id": "s-%d", "sensor_type": "air_quality", "event_time": "%s", \
                    "metrics": {"pm10": %d}}""",
                            sensor,
                            NOON,
                            pm10)
                        .getBytes(UTF_8)))
        .toList();
  }

  private static TestRecord measured(long offset, String metric) {
    return TestRecord.of(
        offset,
        NOON.plusMillis(offset),
        """
        {"sensor_id": "s", "sensor_type": "air_quality", "event_time": "%s", "metrics": {%s}}"""
            .formatted(NOON, metric));
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
