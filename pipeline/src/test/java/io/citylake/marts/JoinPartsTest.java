package io.citylake.marts;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.ingest.ParseRecords;
import io.citylake.ingest.Readings;
import io.citylake.ingest.RecordSchema;
import io.citylake.ingest.TestRecord;
import io.citylake.judge.JudgeRecord;
import io.citylake.judge.ValidationLimits;
import io.citylake.session.TestSpark;
import io.citylake.sources.FormatsByTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class JoinPartsTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final SensorCatalogue CATALOGUE = ReadCatalogue.defaults();

  @Test
  void metricsThatCameInMessagesOfTheirOwnAreOneReading() {
    assertThat(
            joined(
                reading("s-1", "\"wind_speed\": 3"),
                reading("s-1", "\"wind_direction\": 90"),
                reading("s-1", "\"temperature\": 21.4")))
        .containsExactly("s-1 3.0 90.0 21.4");
  }

  @Test
  void metricThatComesInTwoPartsHasTheValueOfTheFirst() {
    assertThat(
            joined(
                reading("s-1", "\"wind_speed\": 3"),
                reading("s-1", "\"wind_speed\": 4, \"temperature\": 20"),
                reading("s-1", "\"temperature\": 21, \"wind_direction\": 1")))
        .containsExactly("s-1 3.0 1.0 20.0");
  }

  @Test
  void readingsOfOtherSensorsStayAsTheyAre() {
    assertThat(
            joined(
                reading("s-1", "\"wind_speed\": 3"),
                reading("s-2", "\"wind_speed\": 4"),
                reading("s-2", "\"temperature\": 5"),
                reading("s-3", "\"wind_direction\": 6")))
        .containsExactlyInAnyOrder("s-1 3.0 null null", "s-2 4.0 null 5.0", "s-3 null 6.0 null");
  }

  private static String reading(String sensor, String metrics) {
    return """
        {"sensor_id": "%s", "sensor_type": "weather", "event_time": "%s", "metrics": {%s}}"""
        .formatted(sensor, NOON, metrics);
  }

  /** The readings in the order of their arrival: sensor, wind speed and direction, temperature. */
  private static List<String> joined(String... payloads) {
    List<TestRecord> records = new ArrayList<>();
    for (String payload : payloads) {
      int number = records.size();
      // The offsets tell nothing: what came first has the greatest.
      records.add(TestRecord.of(100 - number, NOON.plusMillis(number), payload));
    }
    JudgeRecord judge =
        new JudgeRecord(
            CATALOGUE,
            FormatsByTopic.canonicalOnly(),
            new ValidationLimits(Duration.ofMinutes(5), Instant.EPOCH, 10_000));
    Dataset<Row> readings =
        Readings.of(
                TestRecord.dataset(TestSpark.session(), records)
                    .transform(ParseRecords.whole(CATALOGUE, judge)))
            .withColumn(RecordSchema.TOPIC_ID, lit("t-1"));
    Dataset<Row> parts = JoinParts.parts(readings);
    return JoinParts.whole(readings, parts)
        .unionByName(JoinParts.joined(JoinParts.apart(readings, parts), readings))
        .select("sensor_id", "wind_speed", "wind_direction", "temperature")
        .collectAsList()
        .stream()
        .map(JoinPartsTest::text)
        .toList();
  }

  private static String text(Row reading) {
    return String.join(
        " ", Stream.of(0, 1, 2, 3).map(column -> String.valueOf(reading.get(column))).toList());
  }
}
