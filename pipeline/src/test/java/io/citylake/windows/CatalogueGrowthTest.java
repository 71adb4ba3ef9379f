package io.citylake.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.ingest.TestRecord;
import io.citylake.session.TestSpark;
import io.citylake.tables.WindowRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A metric is added to the catalogue while windows are open. */
class CatalogueGrowthTest {
  private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

  @TempDir private Path checkpoint;

  @Test
  void openWindowsKeepTheirMetricsAndTakeInNewOnes() throws Exception {
    SensorCatalogue before = catalogue("dust", "noise");
    SensorCatalogue grown = catalogue("calm", "dust", "noise");
    try (MemorySpeedLayer speedLayer =
        new MemorySpeedLayer(TestSpark.session(), before, MemorySpeedLayer.TUMBLING, checkpoint)) {
      speedLayer.batch(List.of(reading(0, "\"dust\": 1, \"noise\": 2")));

      speedLayer.restart(grown.beginningWith(Map.of("t", List.of("dust", "noise"))));
      speedLayer.batch(List.of(reading(1, "\"calm\": 5, \"dust\": 3")));

      assertThat(speedLayer.windows())
          .extracting(
              WindowRow::metric,
              WindowRow::readingCount,
              WindowRow::valueSum,
              WindowRow::valueMin,
              WindowRow::valueMax)
          .containsExactly(
              tuple("calm", 1L, 5.0, 5.0, 5.0),
              tuple("dust", 2L, 4.0, 1.0, 3.0),
              tuple("noise", 1L, 2.0, 2.0, 2.0));
    }
  }

  private static TestRecord reading(int offset, String metrics) {
    Instant eventTime = START.plusSeconds(offset);
    return TestRecord.of(
        offset,
        eventTime,
        """
        {"sensor_id": "s", "sensor_type": "t", "event_time": "%s", "metrics": {%s}}"""
            .formatted(eventTime, metrics));
  }

  private static SensorCatalogue catalogue(String... metrics) {
    List<Metric> all =
        Arrays.stream(metrics)
            .map(name -> new Metric(name, "1", -100, 100, List.of(), ""))
            .toList();
    return new SensorCatalogue(List.of(new SensorType("t", "", Duration.ofMinutes(1), all)));
  }
}
