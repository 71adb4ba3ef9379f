package io.citylake.explain;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * What the model says of single readings. Epoch 0 reads offsets 0 to 9 without a watermark, epoch 1
 * reads 10 to 19 and epoch 2 reads 20 to 29, each with its own.
 */
class SpeedLayerModelTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final Duration WATERMARK_DELAY = Duration.ofMinutes(10);
  private static final Instant WATERMARK_1 = NOON;
  private static final Instant WATERMARK_2 = NOON.plus(Duration.ofMinutes(20));
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  private static final SpeedLayerModel MODEL =
      new SpeedLayerModel(
          new EpochIndex(
              List.of(
                  epoch(0, Optional.empty()),
                  epoch(1, Optional.of(WATERMARK_1)),
                  epoch(2, Optional.of(WATERMARK_2)))),
          WATERMARK_DELAY);

  @Test
  void readingAheadOfItsEpochsWatermarkIsCounted() {
    assertThat(counted(reading(10, NOON.plus(MICROSECOND)))).containsExactly(10L);
  }

  @Test
  void readingAtItsEpochsWatermarkIsLate() {
    TestReading reading = reading(10, NOON);

    assertThat(counted(reading)).isEmpty();
    assertThat(late(reading)).containsExactly(10L);
  }

  @Test
  void readingIsNeverLateWhereThereIsNoWatermark() {
    assertThat(counted(reading(9, NOON.minus(Duration.ofDays(365))))).containsExactly(9L);
  }

  @Test
  void recordThatNoEpochReadIsNeitherCountedNorLate() {
    TestReading reading = reading(30, NOON.minus(Duration.ofDays(1)));

    assertThat(counted(reading)).isEmpty();
    assertThat(late(reading)).isEmpty();
  }

  @Test
  void copyInTheSameEpochIsLeftOut() {
    assertThat(counted(reading(9, NOON), reading(8, NOON))).containsExactly(8L);
  }

  @Test
  void copyThatArrivedFirstIsCountedOfTwoInOneEpochWhateverTheirOffsets() {
    TestReading later = reading(8, NOON).arrivingAt(NOON.plusMillis(20));
    TestReading earlier = reading(9, NOON).arrivingAt(NOON);

    assertThat(counted(later, earlier)).containsExactly(9L);
  }

  @Test
  void copyThatAnEarlierEpochReadIsCountedEvenIfItArrivedLater() {
    Instant ahead = NOON.plus(Duration.ofMinutes(1));
    TestReading read = reading(0, ahead).arrivingAt(ahead.plusMillis(20));
    TestReading arrived = reading(10, ahead).arrivingAt(ahead);

    assertThat(counted(arrived, read)).containsExactly(0L);
  }

  @Test
  void readingOfOtherMetricsIsNoCopy() {
    assertThat(counted(reading(8, NOON), reading(9, NOON).withSpores(1.0)))
        .containsExactlyInAnyOrder(8L, 9L);
  }

  @Test
  void copyInTheNextEpochIsLeftOutWhileTheFirstIsRemembered() {
    Instant ahead = NOON.plus(Duration.ofMinutes(1));

    assertThat(counted(reading(0, ahead), reading(10, ahead))).containsExactly(0L);
  }

  @Test
  void eventIsForgottenOnceTheWatermarkHasPassedItByTheDelay() {
    Instant first = WATERMARK_2.minus(WATERMARK_DELAY);

    assertThat(
            counted(
                reading(0, first).withEventId("e-1"),
                reading(20, WATERMARK_2.plus(MICROSECOND)).withEventId("e-1")))
        .containsExactlyInAnyOrder(0L, 20L);
  }

  @Test
  void eventIsRememberedAMicrosecondLonger() {
    Instant first = WATERMARK_2.minus(WATERMARK_DELAY).plus(MICROSECOND);

    assertThat(
            counted(
                reading(0, first).withEventId("e-1"),
                reading(20, WATERMARK_2.plus(MICROSECOND)).withEventId("e-1")))
        .containsExactly(0L);
  }

  @Test
  void copyThatIsLeftOutDoesNotMakeTheEventRememberedLonger() {
    Instant first = WATERMARK_2.minus(WATERMARK_DELAY);

    assertThat(
            counted(
                reading(0, first).withEventId("e-1"),
                reading(1, WATERMARK_2).withEventId("e-1"),
                reading(20, WATERMARK_2.plus(MICROSECOND)).withEventId("e-1")))
        .containsExactlyInAnyOrder(0L, 20L);
  }

  @Test
  void lateCopyDoesNotStandInTheWayOfOneInTime() {
    assertThat(
            counted(
                reading(10, NOON.minus(MICROSECOND)).withEventId("e-1"),
                reading(20, WATERMARK_2.plus(MICROSECOND)).withEventId("e-1")))
        .containsExactly(20L);
  }

  @Test
  void sensorsAndEventsThatLookAlikeWhenJoinedAreKeptApart() {
    TestReading one = TestReading.of(0, "a-1", NOON).withEventId("1");
    TestReading other = TestReading.of(1, "a-", NOON).withEventId("11");

    assertThat(counted(one, one.withEventId("2"), other)).contains(0L, 1L);
  }

  private static TestReading reading(long offset, Instant eventTime) {
    return TestReading.of(offset, "air-1", eventTime);
  }

  private static List<Long> counted(TestReading... readings) {
    return offsets(MODEL.counted(MODEL.read(TestReading.dataset(List.of(readings)))));
  }

  private static List<Long> late(TestReading... readings) {
    return offsets(
        MODEL.read(TestReading.dataset(List.of(readings))).where(col(SpeedLayerModel.IS_LATE)));
  }

  private static List<Long> offsets(Dataset<Row> readings) {
    List<Long> offsets = new ArrayList<>();
    readings.select("offset").collectAsList().forEach(row -> offsets.add(row.getLong(0)));
    return offsets;
  }

  private static Epoch epoch(long number, Optional<Instant> lateWatermark) {
    return new Epoch(
        "windows",
        "4d0f",
        number,
        lateWatermark,
        Optional.empty(),
        List.of(
            new OffsetRange(
                TestReading.TOPIC, TestReading.TOPIC_ID, 0, number * 10, number * 10 + 10)));
  }
}
