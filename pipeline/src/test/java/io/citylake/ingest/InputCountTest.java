package io.citylake.ingest;

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
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class InputCountTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final String READING =
      "{\"sensor_id\":\"s\",\"sensor_type\":\"t\",\"event_time\":\"%s\",\"metrics\":{\"m\":1}}"
          .formatted(NOON);

  private static final String NEXT_MICROSECOND_WITH_A_BAD_METRIC =
      READING.replace(":00Z", ":00.000001Z").replace("\"m\":1", "\"m\":1,\"n\":101");

  private final InputCount count = InputCount.of(TestSpark.session());

  @Test
  void countsReadingsAndRejectionsOfAllTasks() {
    readings(
            List.of(
                TestRecord.of(0, NOON.plusSeconds(2), READING),
                TestRecord.of(1, NOON.plusSeconds(1), "no reading"),
                TestRecord.of(2, NOON, READING)))
        .collectAsList();

    assertThat(count.value())
        .isEqualTo(new BatchInput(3, 1, 0, 0, Optional.of(NOON.plusSeconds(2))));
  }

  @Test
  void beginsAnewWhenItIsReset() {
    readings(List.of(TestRecord.of(0, NOON, READING))).collectAsList();

    count.reset();

    assertThat(count.isZero()).isTrue();
    assertThat(count.value()).isEqualTo(BatchInput.NONE);
    readings(List.of(TestRecord.of(1, NOON.minusSeconds(1), READING))).collectAsList();
    assertThat(count.value())
        .isEqualTo(new BatchInput(1, 0, 0, 0, Optional.of(NOON.minusSeconds(1))));
  }

  @Test
  void partitionsWhoseTasksRunAgainCountOnce() {
    InputCount.expectLate(TestSpark.session(), Optional.of(NOON));
    var rows =
        readings(
                List.of(
                    TestRecord.of(0, NOON, READING),
                    TestRecord.of(1, NOON, "no reading"),
                    TestRecord.of(2, NOON, READING),
                    TestRecord.of(3, NOON, NEXT_MICROSECOND_WITH_A_BAD_METRIC)))
            .queryExecution()
            .toRdd();

    rows.count();
    rows.count();

    assertThat(count.value()).isEqualTo(new BatchInput(4, 1, 1, 2, Optional.of(NOON)));
    InputCount.expectLate(TestSpark.session(), Optional.empty());
  }

  @Test
  void whatATaskOfAnEarlierEpochTellsLateIsNotCountedWithTheNext() {
    SparkContext spark = TestSpark.session().sparkContext();
    try {
      spark.setLocalProperty("streaming.sql.batchId", "6");
      readings(List.of(TestRecord.of(0, NOON, READING), TestRecord.of(1, NOON, READING)))
          .collectAsList();
      spark.setLocalProperty("streaming.sql.batchId", "7");
      readings(List.of(TestRecord.of(2, NOON, READING))).collectAsList();
    } finally {
      spark.setLocalProperty("streaming.sql.batchId", null);
    }

    assertThat(count.of(6).rows()).isEqualTo(2);
    assertThat(count.of(7).rows()).isEqualTo(1);
  }

  private Dataset<Row> readings(List<TestRecord> records) {
    return TestRecord.dataset(TestSpark.session(), records)
        .repartition(3)
        .transform(ParseRecords.forWindows(judge(), count))
        .where(Readings.isReading());
  }

  private static JudgeRecord judge() {
    List<Metric> metrics =
        List.of(
            new Metric("m", "1", -100, 100, List.of(), ""),
            new Metric("n", "1", -100, 100, List.of(), ""));
    return new JudgeRecord(
        new SensorCatalogue(List.of(new SensorType("t", "", Duration.ofMinutes(1), metrics))),
        FormatsByTopic.canonicalOnly(),
        new ValidationLimits(Duration.ofMinutes(5), Instant.EPOCH, 10_000));
  }
}
