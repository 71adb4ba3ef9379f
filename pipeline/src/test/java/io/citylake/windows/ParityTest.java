package io.citylake.windows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.ingest.Readings;
import io.citylake.ingest.TestRecord;
import io.citylake.session.TestSpark;
import io.citylake.settings.Settings.WindowShape;
import io.citylake.tables.WindowRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same transforms give the same windows, whether the readings come at once or batch by batch.
 */
class ParityTest {
  private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");
  private static final int BATCHES = 4;
  private static final int RECORDS = 400;

  /** No reading is late: all of them fit between the watermark and the newest. */
  private static final int SECONDS = 9 * 60;

  private static final SensorCatalogue CATALOGUE = GoldenFiles.catalogue();

  @TempDir private Path checkpoint;

  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of("tumbling", MemorySpeedLayer.TUMBLING),
        Arguments.of("sliding", MemorySpeedLayer.SLIDING));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void streamAndStaticDatasetGiveEqualWindows(String name, WindowShape shape) throws Exception {
    List<TestRecord> records = records(new Random(42));

    List<WindowRow> streamed = streamed(records, shape);

    assertThat(streamed)
        .as(name)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(atOnce(records, shape));
    assertThat(streamed.stream().mapToLong(WindowRow::readingCount).sum())
        .as("readings in all windows")
        .isGreaterThan(RECORDS / 2);
  }

  private List<WindowRow> streamed(List<TestRecord> records, WindowShape shape) throws Exception {
    try (MemorySpeedLayer speedLayer =
        new MemorySpeedLayer(TestSpark.session(), CATALOGUE, shape, checkpoint)) {
      int size = records.size() / BATCHES;
      for (int i = 0; i < BATCHES; i++) {
        speedLayer.batch(records.subList(i * size, (i + 1) * size));
      }
      return speedLayer.windows();
    }
  }

  private static List<WindowRow> atOnce(List<TestRecord> records, WindowShape shape) {
    Dataset<Row> readings =
        MemorySpeedLayer.readings(TestRecord.dataset(TestSpark.session(), records), CATALOGUE);
    return WindowsSink.rows(
        readings
            .dropDuplicates(Readings.IDENTITY_COLUMNS.toArray(String[]::new))
            .transform(new AggregateWindows(CATALOGUE, shape)));
  }

  /** Readings of several cities, some of them twice, and a few rejections among them. */
  private static List<TestRecord> records(Random random) {
    List<TestRecord> records = new ArrayList<>();
    for (int offset = 0; offset < RECORDS; offset++) {
      boolean repeats = offset > 0 && random.nextInt(10) == 0;
      byte[] payload =
          repeats
              ? records.get(random.nextInt(offset)).payload()
              : payload(random, offset).getBytes(UTF_8);
      records.add(
          new TestRecord(
              "smart-city-sensors", offset % 2, offset, START.plusSeconds(SECONDS), null, payload));
    }
    return records;
  }

  private static String payload(Random random, int number) {
    if (random.nextInt(20) == 0) {
      return "no reading";
    }
    // Quarters: their sums and squares are exact, in whatever order they are added.
    return String.format(
        Locale.ROOT,
        """
    {"event_id": "e-%d", "sensor_id": "s-%d", "sensor_type": "air_quality", "city": "city-%d", \
    "event_time": "%s", "metrics": {"pm10": %s, "pm25": %s}}""",
        number,
        random.nextInt(20),
        random.nextInt(3),
        START.plusSeconds(random.nextInt(SECONDS)),
        random.nextInt(1000) / 4.0,
        random.nextInt(1000) / 4.0);
  }
}
