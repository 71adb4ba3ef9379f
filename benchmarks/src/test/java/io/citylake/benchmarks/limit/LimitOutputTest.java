package io.citylake.benchmarks.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.benchmarks.compare.CheckRecords;
import io.citylake.benchmarks.compare.ParquetFiles;
import io.citylake.benchmarks.compare.RecordsCheck;
import io.citylake.catalogue.ListedType;
import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.reading.Reading;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.tables.WindowRow;
import io.citylake.time.EventTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitOutputTest {
  private static final SensorCatalogue CATALOGUE = ReadCatalogue.defaults();
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void recordsAreInTheFilesOnceWhateverTheirDayAndType() throws IOException {
    write("part-0", record(0, 0), record(0, 1), record(1, 0));

    assertThat(check(Map.of(0, 2L, 1, 1L))).isEqualTo(new RecordsCheck(3, 3, 0, 0));
  }

  @Test
  void recordThatIsNowhereIsMissing() throws IOException {
    write("part-0", record(0, 0), record(0, 2));

    RecordsCheck check = check(Map.of(0, 3L));
    assertThat(check.missing()).isEqualTo(1);
    assertThat(check.holds()).isFalse();
  }

  @Test
  void recordThatIsInTwoFilesIsRepeated() throws IOException {
    write("part-0", record(0, 0), record(0, 1));
    write("part-1", record(0, 1));

    assertThat(check(Map.of(0, 2L))).isEqualTo(new RecordsCheck(2, 3, 0, 1));
  }

  @Test
  void recordBeyondTheTopicsEndIsOneTooMany() throws IOException {
    write("part-0", record(0, 0), record(0, 1), record(7, 0));

    assertThat(check(Map.of(0, 1L)).repeated()).isEqualTo(2);
  }

  @Test
  void tumblingWindowHoldsWhatItsMetricsMeasured() {
    HeapWindows windows = new HeapWindows(settings(Map.of()));
    windows.add(reading("weather", NOON, 10));
    HeapWindows others = new HeapWindows(settings(Map.of()));
    others.add(reading("weather", NOON.plusSeconds(299), 20));
    others.add(reading("weather", NOON.plusSeconds(300), 1));
    windows.add(others);

    assertThat(windows.rows())
        .containsExactlyInAnyOrder(
            row(NOON, 2, 30, 10, 20, 500), row(NOON.plusSeconds(300), 1, 1, 1, 1, 1));
  }

  @Test
  void readingIsInEachOfTheWindowsThatSlideOverIt() {
    HeapWindows windows = new HeapWindows(settings(Map.of("streaming.window.slide", "1m")));
    windows.add(reading("weather", NOON.plusSeconds(30), 10));

    assertThat(windows.rows())
        .extracting(WindowRow::windowStart)
        .containsExactlyInAnyOrder(
            NOON.minusSeconds(240),
            NOON.minusSeconds(180),
            NOON.minusSeconds(120),
            NOON.minusSeconds(60),
            NOON);
  }

  private void write(String name, ConsumerRecord<?, ?>... records) throws IOException {
    String[] types = {"weather", "traffic"};
    try (RecordFiles files = new RecordFiles(folder, name, CATALOGUE)) {
      for (int i = 0; i < records.length; i++) {
        Instant eventTime = NOON.plusSeconds(i * 86_400L);
        files.write(
            record(records[i].partition(), records[i].offset()),
            reading(types[i % types.length], eventTime, 1));
      }
    }
  }

  private RecordsCheck check(Map<Integer, Long> ends) throws IOException {
    return new CheckRecords(ends).in(ParquetFiles.below(folder));
  }

  private static Settings settings(Map<String, String> keys) {
    return ReadSettings.from(Optional.empty(), Map.of(), keys);
  }

  private static ConsumerRecord<byte[], byte[]> record(int partition, long offset) {
    return new ConsumerRecord<>("topic", partition, offset, new byte[] {1}, new byte[] {2});
  }

  private static Reading reading(String type, Instant eventTime, double value) {
    ListedType listed = CATALOGUE.listed(type);
    double[] metrics = new double[listed.metricCount()];
    Arrays.fill(metrics, Double.NaN);
    metrics[0] = value;
    return new Reading(
        "event",
        "sensor",
        listed,
        "Lyon",
        null,
        EventTime.toMicros(eventTime),
        45.7,
        4.8,
        metrics,
        Map.of("unheard_of", 1.5),
        Map.of("firmware_version", "2.1"),
        Map.of());
  }

  private static WindowRow row(
      Instant start, long count, double sum, double min, double max, double squares) {
    List<String> metrics =
        CATALOGUE.type("weather").orElseThrow().metrics().stream().map(m -> m.name()).toList();
    return new WindowRow(
        start,
        start.plusSeconds(300),
        "Lyon",
        "unknown",
        "weather",
        metrics.get(0),
        count,
        sum,
        min,
        max,
        squares);
  }
}
