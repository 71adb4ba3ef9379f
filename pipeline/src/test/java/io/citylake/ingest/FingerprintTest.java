package io.citylake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.judge.JudgeRecord;
import io.citylake.judge.ValidationLimits;
import io.citylake.session.TestSpark;
import io.citylake.sources.FormatsByTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  /** With and without an event id, of several scripts, and as long as texts may be. */
  private static final List<String> EVENT_IDS =
      List.of("", "\"event_id\": \"e-1\", ", "\"event_id\": \"" + "é水🚇".repeat(100) + "\", ");

  /** Of the catalogue and not, one and several. */
  private static final List<String> METRICS =
      List.of(
          "\"m\": 1",
          "\"n\": 1",
          "\"n\": 1, \"m\": 2",
          "\"m\": 1, \"other\": 2",
          "\"m\": 1, \"other\": 2, \"é水\": 3");

  @Test
  void readingHasTheFingerprintThatItsColumnsHave() {
    List<TestRecord> records = new ArrayList<>();
    for (String eventId : EVENT_IDS) {
      for (String sensor : List.of("s", "Łódź-7", "x".repeat(1000))) {
        for (String metrics : METRICS) {
          records.add(record(records.size(), eventId, sensor, metrics));
        }
      }
    }
    SensorCatalogue catalogue = catalogue();
    JudgeRecord judge = judge(catalogue);
    Dataset<Row> kafka = TestRecord.dataset(TestSpark.session(), records);

    List<Row> ofColumns =
        Readings.of(kafka.transform(ParseRecords.whole(catalogue, judge)))
            .select(col("offset"), Fingerprint.half(1), Fingerprint.half(2))
            .orderBy("offset")
            .collectAsList();
    List<Row> ofReadings =
        kafka
            .transform(ParseRecords.forWindows(judge, InputCount.of(TestSpark.session())))
            .where(Readings.isReading())
            .select(col("offset"), half(0), half(1))
            .orderBy("offset")
            .collectAsList();

    assertThat(ofReadings).hasSameSizeAs(records).isEqualTo(ofColumns);
    assertThat(ofReadings).doesNotHaveDuplicates();
  }

  @Test
  void orderAndSpellingOfMetricsTellNoReadingsApartNorDoValues() {
    assertThat(
            fingerprints(
                catalogue(),
                "\"m\": 1, \"n\": 2, \"other\": 3",
                "\"other\": 30, \"n\": 20, \"m\": 10",
                "\"other\": 30, \"n\": 20, \"em\": 10"))
        .containsOnly(fingerprints(catalogue(), "\"n\": 1, \"other\": 2, \"m\": 3").get(0));
  }

  @Test
  void metricThatTheCatalogueLearnsLeavesTheFingerprintAsItWas() {
    String metrics = "\"m\": 1, \"other\": 3";

    assertThat(fingerprints(catalogue("m", "n", "other"), metrics))
        .isEqualTo(fingerprints(catalogue(), metrics));
  }

  /** Made of columns. */
  private static List<Row> fingerprints(SensorCatalogue catalogue, String... metrics) {
    List<TestRecord> records = new ArrayList<>();
    for (String ofReading : metrics) {
      records.add(record(records.size(), "", "s", ofReading));
    }
    Dataset<Row> kafka = TestRecord.dataset(TestSpark.session(), records);
    return Readings.of(kafka.transform(ParseRecords.whole(catalogue, judge(catalogue))))
        .select(Fingerprint.half(1), Fingerprint.half(2))
        .collectAsList();
  }

  private static TestRecord record(long offset, String eventId, String sensor, String metrics) {
    return TestRecord.of(
        offset,
        NOON,
        """
        {%s"sensor_id": "%s", "sensor_type": "t", "event_time": "%s", "metrics": {%s}}"""
            .formatted(eventId, sensor, NOON, metrics));
  }

  private static JudgeRecord judge(SensorCatalogue catalogue) {
    return new JudgeRecord(
        catalogue,
        FormatsByTopic.canonicalOnly(),
        new ValidationLimits(Duration.ofMinutes(5), Instant.EPOCH, 10_000));
  }

  private static SensorCatalogue catalogue() {
    return catalogue("m", "n");
  }

  private static SensorCatalogue catalogue(String... names) {
    List<Metric> metrics =
        Stream.of(names)
            .map(name -> new Metric(name, "1", -100, 100, List.of("e" + name), ""))
            .toList();
    return new SensorCatalogue(List.of(new SensorType("t", "", Duration.ofMinutes(1), metrics)));
  }

  private static Column half(int place) {
    return col(Fingerprint.COLUMNS.get(place));
  }
}
