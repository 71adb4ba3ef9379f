package io.citylake.explain;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.windows.DeduplicateExactly;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class DeduplicateExactlyTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final Instant A_YEAR_LATER = NOON.plus(Duration.ofDays(365));

  @Test
  void copyThatArrivedFirstIsKept() {
    assertThat(
            kept(
                TestReading.of(0, "air-1", NOON).arrivingAt(NOON.plusSeconds(2)),
                TestReading.of(1, "air-1", NOON).arrivingAt(NOON.plusSeconds(1))))
        .containsExactly(1L);
  }

  @Test
  void firstOffsetIsKeptOfCopiesThatArrivedTogether() {
    assertThat(kept(TestReading.of(10, "air-1", NOON), TestReading.of(9, "air-1", NOON)))
        .containsExactly(9L);
  }

  @Test
  void firstTopicAndPartitionAreKeptOfCopiesThatArrivedTogether() {
    TestReading reading = TestReading.of(0, "air-1", NOON);

    assertThat(keptPlaces(reading.inPartition(1), reading.inPartition(2)))
        .containsExactly(TestReading.TOPIC + " 1");
    assertThat(keptPlaces(reading.inPartition(1), reading.inPartition(2).inTopic("a")))
        .containsExactly("a 2");
  }

  @Test
  void readingsOfOneTimeWithOtherMetricsAreNoCopies() {
    assertThat(
            kept(
                TestReading.of(0, "air-1", NOON),
                TestReading.of(1, "air-1", NOON).withSpores(2.0),
                TestReading.of(2, "air-1", NOON).withSpores(3.0)))
        .containsExactlyInAnyOrder(0L, 1L);
  }

  @Test
  void eventIsRememberedForever() {
    assertThat(
            kept(
                TestReading.of(0, "air-1", NOON).withEventId("e-1"),
                TestReading.of(1, "air-1", A_YEAR_LATER).withEventId("e-1")))
        .containsExactly(0L);
  }

  @Test
  void otherSensorsAndOtherEventsAreNoCopies() {
    assertThat(
            kept(
                TestReading.of(0, "air-1", NOON),
                TestReading.of(1, "air-2", NOON),
                TestReading.of(2, "air-1", NOON).withEventId("e-1"),
                TestReading.of(3, "air-1", NOON.plusNanos(1_000))))
        .containsExactlyInAnyOrder(0L, 1L, 2L, 3L);
  }

  @Test
  void readingsAreEitherCopiesOrKept() {
    DeduplicateExactly deduplicate = new DeduplicateExactly();
    Dataset<Row> readings =
        TestReading.dataset(
            List.of(
                TestReading.of(0, "air-1", NOON),
                TestReading.of(1, "air-1", NOON),
                TestReading.of(2, "air-2", NOON)));
    Dataset<Row> copies = deduplicate.copies(readings);

    assertThat(offsets(deduplicate.among(copies, readings))).containsExactly(1L);
    assertThat(offsets(deduplicate.without(copies, readings))).containsExactlyInAnyOrder(0L, 2L);
  }

  @Test
  void recordOfATopicThatWasMadeAnewIsNotTakenForTheOneAtItsPlaceBefore() {
    Dataset<Row> first = TestReading.dataset(List.of(TestReading.of(0, "air-1", NOON)));
    Dataset<Row> copyInTheNewTopic =
        TestReading.dataset(
                List.of(TestReading.of(0, "air-1", NOON).arrivingAt(NOON.plusSeconds(1))))
            .withColumn("topic_id", lit("made anew"));

    Dataset<Row> kept = first.union(copyInTheNewTopic).transform(new DeduplicateExactly());

    assertThat(kept.select("topic_id").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly(TestReading.TOPIC_ID);
  }

  @Test
  void columnsStayAsTheyWere() {
    Dataset<Row> readings = TestReading.dataset(List.of());

    assertThat(Arrays.asList(readings.transform(new DeduplicateExactly()).columns()))
        .isEqualTo(Arrays.asList(readings.columns()));
  }

  private static List<Long> kept(TestReading... readings) {
    return offsets(TestReading.dataset(List.of(readings)).transform(new DeduplicateExactly()));
  }

  private static List<String> keptPlaces(TestReading... readings) {
    return TestReading.dataset(List.of(readings))
        .transform(new DeduplicateExactly())
        .select("topic", "partition")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0) + " " + row.getInt(1))
        .toList();
  }

  private static List<Long> offsets(Dataset<Row> readings) {
    return readings.select("offset").collectAsList().stream().map(row -> row.getLong(0)).toList();
  }
}
