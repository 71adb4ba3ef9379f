package io.citylake.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.ingest.TestRecord;
import io.citylake.session.TestSpark;
import io.citylake.settings.Settings.WindowShape;
import io.citylake.tables.Tables;
import io.citylake.tables.WindowRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class AggregateWindowsTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-01-15T00:00:00Z");
  private static final Instant BEFORE_MIDNIGHT = MIDNIGHT.minusNanos(1_000);
  private static final Instant FIVE_TO_MIDNIGHT = MIDNIGHT.minusSeconds(5 * 60);

  /** Names that Spark's functions and Citylake's own transforms use on their way. */
  private static final List<String> AWKWARD_NAMES =
      List.of("value", "metric", "window", "start", "count", "identity", "order");

  private static final SensorCatalogue CATALOGUE = catalogue("dust", "noise");

  @Test
  void columnsAreThoseOfTheWindowsTable() {
    List<String> expected = new ArrayList<>(Tables.WINDOWS.columnNames());
    expected.remove("updated_at");

    assertThat(Arrays.asList(aggregated(CATALOGUE, MemorySpeedLayer.TUMBLING).columns()))
        .isEqualTo(expected);
  }

  @Test
  void windowHoldsItsStartAndNotItsEnd() {
    List<WindowRow> windows =
        windows(
            MemorySpeedLayer.TUMBLING,
            reading(BEFORE_MIDNIGHT, "\"dust\": 1"),
            reading(MIDNIGHT, "\"dust\": 2"));

    assertThat(windows)
        .extracting(WindowRow::windowStart, WindowRow::windowEnd, WindowRow::valueSum)
        .containsExactlyInAnyOrder(
            tuple(FIVE_TO_MIDNIGHT, MIDNIGHT, 1.0),
            tuple(MIDNIGHT, MIDNIGHT.plusSeconds(5 * 60), 2.0));
  }

  @Test
  void slidingWindowsHoldAReadingOnceForEachSlide() {
    List<WindowRow> windows = windows(MemorySpeedLayer.SLIDING, reading(MIDNIGHT, "\"dust\": 1"));

    assertThat(windows)
        .extracting(WindowRow::windowStart)
        .containsExactlyInAnyOrder(
            MIDNIGHT.minusSeconds(4 * 60),
            MIDNIGHT.minusSeconds(3 * 60),
            MIDNIGHT.minusSeconds(2 * 60),
            MIDNIGHT.minusSeconds(60),
            MIDNIGHT);
  }

  @Test
  void partsThatMergeAreStored() {
    List<WindowRow> windows =
        windows(
            MemorySpeedLayer.TUMBLING,
            reading(MIDNIGHT, "\"dust\": -2.5"),
            reading(MIDNIGHT.plusSeconds(1), "\"dust\": 0.5"),
            reading(MIDNIGHT.plusSeconds(2), "\"noise\": 7"),
            reading(MIDNIGHT.plusSeconds(3), "\"dust\": 4"));

    assertThat(windows)
        .containsExactlyInAnyOrder(
            row("dust", 3, 2.0, -2.5, 4.0, 22.5), row("noise", 1, 7.0, 7.0, 7.0, 49.0));
  }

  @Test
  void placeIsShortenedAndFreedOfWhatPostgresqlCannotHold() {
    String city = "Kra\\u0000k".concat("o".repeat(110)).concat("w");

    List<WindowRow> windows =
        windows(
            MemorySpeedLayer.TUMBLING,
            TestRecord.of(
                0,
                MIDNIGHT,
                """
                {"sensor_id": "s", "sensor_type": "t", "city": "%s", "event_time": "%s", \
                "metrics": {"dust": 1}}"""
                    .formatted(city, MIDNIGHT)));

    assertThat(windows).extracting(WindowRow::city).containsExactly("Kra\uFFFDk" + "o".repeat(95));
  }

  @Test
  void metricMayBeNamedLikeAnythingThatIsNoColumnOfTheRecordsTable() {
    SensorCatalogue awkward = catalogue(AWKWARD_NAMES.toArray(String[]::new));
    List<TestRecord> records =
        AWKWARD_NAMES.stream().map(name -> reading(MIDNIGHT, "\"" + name + "\": 3")).toList();

    List<WindowRow> windows =
        WindowsSink.rows(
            aggregated(awkward, MemorySpeedLayer.TUMBLING, records.toArray(TestRecord[]::new)));

    assertThat(windows)
        .extracting(WindowRow::metric)
        .containsExactlyInAnyOrderElementsOf(AWKWARD_NAMES);
    assertThat(windows).allMatch(window -> window.valueSum() == 3);
  }

  private static WindowRow row(
      String metric, long count, double sum, double min, double max, double sumOfSquares) {
    return new WindowRow(
        MIDNIGHT,
        MIDNIGHT.plusSeconds(5 * 60),
        "unknown",
        "unknown",
        "t",
        metric,
        count,
        sum,
        min,
        max,
        sumOfSquares);
  }

  private static TestRecord reading(Instant eventTime, String metrics) {
    return TestRecord.of(
        0,
        eventTime,
        """
        {"sensor_id": "s", "sensor_type": "t", "event_time": "%s", "metrics": {%s}}"""
            .formatted(eventTime, metrics));
  }

  private static List<WindowRow> windows(WindowShape shape, TestRecord... records) {
    return WindowsSink.rows(aggregated(CATALOGUE, shape, records));
  }

  private static Dataset<Row> aggregated(
      SensorCatalogue catalogue, WindowShape shape, TestRecord... records) {
    Dataset<Row> kafka = TestRecord.dataset(TestSpark.session(), List.of(records));
    return MemorySpeedLayer.readings(kafka, catalogue)
        .transform(new AggregateWindows(catalogue, shape));
  }

  private static SensorCatalogue catalogue(String... metrics) {
    List<Metric> all =
        Arrays.stream(metrics)
            .map(name -> new Metric(name, "1", -100, 100, List.of(), ""))
            .toList();
    return new SensorCatalogue(List.of(new SensorType("t", "", Duration.ofMinutes(1), all)));
  }
}
