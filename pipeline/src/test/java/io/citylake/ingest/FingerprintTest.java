package io.citylake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.format.FormatsByTopic;
import io.citylake.reading.JudgeRecord;
import io.citylake.reading.ValidationLimits;
import io.citylake.session.TestSpark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  /** With and without an event id, of several scripts, and as long as texts may be. */
  private static final List<String> EVENT_IDS =
      List.of("", "\"event_id\": \"e-1\", ", "\"event_id\": \"" + "é水🚇".repeat(100) + "\", ");

  @Test
  void readingHasTheFingerprintThatItsColumnsHave() {
    List<TestRecord> records = new ArrayList<>();
    for (String eventId : EVENT_IDS) {
      for (String sensor : List.of("s", "Łódź-7", "x".repeat(1000))) {
        records.add(
            TestRecord.of(
                records.size(),
                NOON,
                """
                {%s"sensor_id": "%s", "sensor_type": "t", "event_time": "%s", "metrics": {"m": 1}}"""
                    .formatted(eventId, sensor, NOON)));
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

  private static JudgeRecord judge(SensorCatalogue catalogue) {
    return new JudgeRecord(
        catalogue,
        FormatsByTopic.canonicalOnly(),
        new ValidationLimits(Duration.ofMinutes(5), Instant.EPOCH, 10_000));
  }

  private static SensorCatalogue catalogue() {
    Metric metric = new Metric("m", "1", -100, 100, List.of(), "");
    return new SensorCatalogue(
        List.of(new SensorType("t", "", Duration.ofMinutes(1), List.of(metric))));
  }

  private static Column half(int place) {
    return col(Fingerprint.COLUMNS.get(place));
  }
}
