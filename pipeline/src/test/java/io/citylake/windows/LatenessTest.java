package io.citylake.windows;

import static io.citylake.windows.TestReading.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.ingest.TestRecord;
import io.citylake.session.TestSpark;
import io.citylake.tables.WindowRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which readings the speed layer counts, case by case.
 *
 * <pre>
 *   12:00          12:05          12:10          12:15          12:20
 *     |--- closed ---|---- open ----|---- open ----|---- open ----|
 *           12:02          12:07 12:08 12:09             12:18
 *      in a closed window  behind  |  ahead of           newest reading
 *                               watermark (10 minutes behind the newest)
 * </pre>
 */
class LatenessTest {
  private static final Instant CLOSED_WINDOW = Instant.parse("2026-01-15T12:00:00Z");
  private static final Instant IN_CLOSED_WINDOW = Instant.parse("2026-01-15T12:02:00Z");
  private static final Instant OPEN_WINDOW = Instant.parse("2026-01-15T12:05:00Z");
  private static final Instant BEHIND_WATERMARK = Instant.parse("2026-01-15T12:07:00Z");
  private static final Instant WATERMARK = Instant.parse("2026-01-15T12:08:00Z");
  private static final Instant AHEAD_OF_WATERMARK = Instant.parse("2026-01-15T12:09:00Z");
  private static final Instant NEWEST_WINDOW = Instant.parse("2026-01-15T12:15:00Z");
  private static final Instant NEWEST = Instant.parse("2026-01-15T12:18:00Z");
  private static final Instant HALF_AN_HOUR_LATER = NEWEST.plus(Duration.ofMinutes(30));

  private static final SensorCatalogue CATALOGUE =
      new SensorCatalogue(List.of(sensorType("air_quality"), sensorType("weather")));

  @TempDir private Path checkpoint;
  private MemorySpeedLayer speedLayer;
  private long offset;

  @AfterEach
  void stopSpeedLayer() throws Exception {
    speedLayer.close();
  }

  @Test
  void readingInTimeIsCountedInItsWindow() {
    arrive(reading("air-1", NEWEST));

    assertThat(countedIn(NEWEST_WINDOW)).isEqualTo(1);
    assertThat(speedLayer.windows()).hasSize(1);
  }

  @Test
  void readingOutOfOrderButAheadOfTheWatermarkIsCounted() {
    arrive(reading("air-1", NEWEST));
    arrive(reading("air-1", AHEAD_OF_WATERMARK));

    assertThat(speedLayer.watermark()).contains(WATERMARK);
    assertThat(countedIn(OPEN_WINDOW)).isEqualTo(1);
    assertThat(speedLayer.lateReadings()).isZero();
  }

  @Test
  void readingBehindTheWatermarkIsDroppedThoughItsWindowIsStillOpen() {
    arrive(reading("air-1", NEWEST), reading("air-1", AHEAD_OF_WATERMARK));
    arrive(reading("air-1", BEHIND_WATERMARK));

    assertThat(countedIn(OPEN_WINDOW)).isEqualTo(1);
    assertThat(speedLayer.lateReadings()).isEqualTo(1);
  }

  @Test
  void readingExactlyAtTheWatermarkIsDropped() {
    arrive(reading("air-1", NEWEST));
    arrive(reading("air-1", WATERMARK));

    assertThat(countedIn(OPEN_WINDOW)).isZero();
    assertThat(speedLayer.lateReadings()).isEqualTo(1);
  }

  @Test
  void readingAMicrosecondAheadOfTheWatermarkIsCounted() {
    arrive(reading("air-1", NEWEST));
    arrive(reading("air-1", WATERMARK.plusNanos(1_000)));

    assertThat(countedIn(OPEN_WINDOW)).isEqualTo(1);
    assertThat(speedLayer.lateReadings()).isZero();
  }

  @Test
  void readingInAClosedWindowIsDropped() {
    arrive(reading("air-1", NEWEST));
    arrive(reading("air-1", IN_CLOSED_WINDOW));

    assertThat(countedIn(CLOSED_WINDOW)).isZero();
    assertThat(speedLayer.lateReadings()).isEqualTo(1);
  }

  @Test
  void readingsOfTheFirstBatchAreNeverLate() {
    arrive(reading("air-1", HALF_AN_HOUR_LATER), reading("air-1", IN_CLOSED_WINDOW));

    assertThat(countedIn(CLOSED_WINDOW)).isEqualTo(1);
    assertThat(speedLayer.lateReadings()).isZero();
  }

  @Test
  void readingFromTheNearFutureMovesTheWatermarkForEverybody() {
    Instant now = NEWEST.minus(Duration.ofMinutes(4));
    arrive(reading("clock-ahead", NEWEST).arrivingAt(now));
    arrive(reading("air-1", BEHIND_WATERMARK));

    assertThat(speedLayer.watermark()).contains(WATERMARK);
    assertThat(countedIn(OPEN_WINDOW)).isZero();
    assertThat(speedLayer.lateReadings()).isEqualTo(1);
  }

  @Test
  void recordFromTheFarFutureIsRejectedAndMovesNoWatermark() {
    arrive(reading("air-1", NEWEST));
    arrive(reading("clock-ahead", HALF_AN_HOUR_LATER).arrivingAt(NEWEST));
    arrive(reading("air-1", AHEAD_OF_WATERMARK));

    assertThat(speedLayer.watermark()).contains(WATERMARK);
    assertThat(countedIn(OPEN_WINDOW)).isEqualTo(1);
  }

  @Test
  void idlePartitionDoesNotHoldTheWatermarkBack() {
    arrive(reading("air-1", AHEAD_OF_WATERMARK).inPartition(1));
    arrive(reading("air-2", NEWEST).inPartition(0));
    arrive(reading("air-1", BEHIND_WATERMARK).inPartition(1));

    assertThat(speedLayer.watermark()).contains(WATERMARK);
    assertThat(countedIn(OPEN_WINDOW)).isEqualTo(1);
    assertThat(speedLayer.lateReadings()).isEqualTo(1);
  }

  @Test
  void duplicateInTheSameBatchIsCountedOnce() {
    arrive(
        reading("air-1", NEWEST).withEventId("e-1"), reading("air-1", NEWEST).withEventId("e-1"));

    assertThat(countedIn(NEWEST_WINDOW)).isEqualTo(1);
  }

  @Test
  void duplicateInTheNextBatchIsCountedOnce() {
    arrive(reading("air-1", NEWEST).withEventId("e-1"));
    arrive(reading("air-1", NEWEST).withEventId("e-1"));

    assertThat(countedIn(NEWEST_WINDOW)).isEqualTo(1);
    assertThat(speedLayer.lateReadings()).isZero();
  }

  @Test
  void duplicateAfterTheWatermarkHasPassedIsDroppedAsLate() {
    arrive(reading("air-1", NEWEST).withEventId("e-1"));
    arrive(reading("air-2", HALF_AN_HOUR_LATER));
    arrive(reading("air-1", NEWEST).withEventId("e-1"));

    assertThat(countedIn(NEWEST_WINDOW)).isEqualTo(1);
    assertThat(speedLayer.lateReadings()).isEqualTo(1);
  }

  @Test
  void eventIdThatComesAgainWithALaterEventTimeIsADuplicateWhileItIsRemembered() {
    arrive(reading("air-1", IN_CLOSED_WINDOW).withEventId("e-1"));
    arrive(reading("air-1", NEWEST).withEventId("e-1"));

    assertThat(countedIn(NEWEST_WINDOW)).isZero();
  }

  @Test
  void eventIdThatComesAgainAfterItIsForgottenIsCountedAgain() {
    arrive(reading("air-1", IN_CLOSED_WINDOW).withEventId("e-1"));
    arrive(reading("air-2", HALF_AN_HOUR_LATER));
    arrive(reading("air-1", HALF_AN_HOUR_LATER).withEventId("e-1"));

    assertThat(countedIn(HALF_AN_HOUR_LATER.minusSeconds(3 * 60))).isEqualTo(2);
  }

  @Test
  void sameEventTimeOfAnotherSensorIsNoDuplicate() {
    arrive(reading("air-1", NEWEST), reading("air-2", NEWEST));

    assertThat(countedIn(NEWEST_WINDOW)).isEqualTo(2);
  }

  @Test
  void sameSensorIdOfAnotherTypeIsNoDuplicate() {
    arrive(reading("station-1", NEWEST), reading("station-1", NEWEST).ofType("weather"));

    assertThat(countedIn(NEWEST_WINDOW)).isEqualTo(2);
  }

  @Test
  void readingsWithoutEventIdAreOneWhereSensorAndEventTimeAgree() {
    arrive(
        reading("air-1", NEWEST),
        reading("air-1", NEWEST),
        reading("air-1", NEWEST.plusNanos(1_000)),
        reading("air-1", NEWEST).withEventId("e-1"));

    assertThat(countedIn(NEWEST_WINDOW)).isEqualTo(3);
  }

  @Test
  void watermarkThatABatchComputesIsInForceInTheSecondBatchAfterIt() {
    startWithoutEmptyBatches();
    arrive(reading("air-1", NEWEST));
    arrive(reading("air-2", BEHIND_WATERMARK));
    assertThat(countedIn(OPEN_WINDOW)).isEqualTo(1);

    arrive(reading("air-3", BEHIND_WATERMARK));

    assertThat(countedIn(OPEN_WINDOW)).isEqualTo(1);
    assertThat(speedLayer.lateReadings()).isEqualTo(1);
  }

  @Test
  void restartForgetsNeitherTheWatermarkNorTheReadings() throws Exception {
    arrive(reading("air-1", NEWEST));
    speedLayer.restart();
    arrive(
        reading("air-1", NEWEST),
        reading("air-1", BEHIND_WATERMARK),
        reading("air-1", AHEAD_OF_WATERMARK));

    assertThat(countedIn(NEWEST_WINDOW)).isEqualTo(1);
    assertThat(countedIn(OPEN_WINDOW)).isEqualTo(1);
    assertThat(speedLayer.lateReadings()).isEqualTo(1);
  }

  /** Lets readings arrive in one batch. */
  private void arrive(TestReading... readings) {
    if (speedLayer == null) {
      start(TestSpark.session());
    }
    List<TestRecord> records = new ArrayList<>();
    for (TestReading reading : readings) {
      records.add(reading.record(offset++));
    }
    speedLayer.batch(records);
  }

  /** Under load no batch is empty: the next one has data before the watermark has moved. */
  private void startWithoutEmptyBatches() {
    SparkSession busy = TestSpark.session().newSession();
    busy.conf().set("spark.sql.streaming.noDataMicroBatches.enabled", false);
    start(busy);
  }

  private void start(SparkSession spark) {
    speedLayer = new MemorySpeedLayer(spark, CATALOGUE, MemorySpeedLayer.TUMBLING, checkpoint);
  }

  /** How many readings of all sensors went into the window that starts at {@code start}. */
  private long countedIn(Instant start) {
    return speedLayer.windows().stream()
        .filter(window -> window.windowStart().equals(start))
        .mapToLong(WindowRow::readingCount)
        .sum();
  }

  private static SensorType sensorType(String name) {
    Metric dust = new Metric("dust", "ug/m3", 0, 100, List.of(), "");
    return new SensorType(name, "", Duration.ofMinutes(1), List.of(dust));
  }
}
