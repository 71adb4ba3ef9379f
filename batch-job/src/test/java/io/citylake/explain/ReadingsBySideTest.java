package io.citylake.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.explain.ReadingsBySide.Side;
import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import io.citylake.windows.DeduplicateExactly;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parting the readings that may have copies from the others must change nothing. */
class ReadingsBySideTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final Duration WATERMARK_DELAY = Duration.ofMinutes(2);
  private static final int READINGS = 300;
  private static final int READ_BY_AN_EPOCH = 100;

  /** The last hundred readings were read by no epoch. */
  private static final SpeedSpan SPAN =
      new SpeedSpan(
          List.of(epoch(0, Optional.empty()), epoch(1, Optional.of(NOON))),
          Instant.EPOCH,
          NOON.plus(Duration.ofDays(1)));

  @ParameterizedTest
  @EnumSource(Side.class)
  void sideCountsWhatItsOwnComputationCountsOfAllReadings(Side side) {
    Dataset<Row> readings = TestReading.dataset(readings(new Random(1)));
    SpeedLayerModel model = new SpeedLayerModel(new EpochIndex(SPAN.epochs()), WATERMARK_DELAY);
    Dataset<Row> read = model.read(readings);
    Dataset<Row> expected =
        switch (side) {
          case BATCH -> readings.transform(new DeduplicateExactly());
          case READ -> read.transform(new DeduplicateExactly());
          case LATE -> read.where(col(SpeedLayerModel.IS_LATE));
          case EXPECTED -> model.counted(read);
          case IN_TIME -> read.where(not(col(SpeedLayerModel.IS_LATE)));
        };

    try (ReadingsBySide bySide = new ReadingsBySide(readings, List.of("offset"), WATERMARK_DELAY)) {
      bySide.add(SPAN);
      Dataset<Row> actual = bySide.rows().where(col(ReadingsBySide.SIDE).equalTo(side.name()));

      assertThat(offsets(actual))
          .isNotEmpty()
          .hasSizeLessThan(READINGS)
          .containsExactlyInAnyOrderElementsOf(offsets(expected));
    }
  }

  @Test
  void eachCheckpointGivesItsSidesAndTheBatchLayersStandOnce() {
    Dataset<Row> readings = TestReading.dataset(readings(new Random(1)));
    try (ReadingsBySide bySide = new ReadingsBySide(readings, List.of("offset"), WATERMARK_DELAY)) {
      bySide.add(SPAN);
      bySide.add(SPAN);

      assertThat(offsets(of(bySide.rows(), Side.BATCH, 1))).isEmpty();
      for (Side side : Set.of(Side.READ, Side.LATE, Side.EXPECTED, Side.IN_TIME)) {
        assertThat(offsets(of(bySide.rows(), side, 1)))
            .as(side.name())
            .isNotEmpty()
            .containsExactlyInAnyOrderElementsOf(offsets(of(bySide.rows(), side, 0)))
            .containsExactlyInAnyOrderElementsOf(offsets(of(bySide.rowsOfNewest(), side, 1)));
      }
    }
  }

  private static Dataset<Row> of(Dataset<Row> rows, Side side, int giver) {
    return rows.where(
        col(ReadingsBySide.SIDE)
            .equalTo(side.name())
            .and(col(ReadingsBySide.GIVER).equalTo(giver)));
  }

  private static List<Long> offsets(Dataset<Row> rows) {
    return rows.select("offset").as(Encoders.LONG()).collectAsList();
  }

  /** One in three repeats an earlier event, with the same event time or another. */
  private static List<TestReading> readings(Random random) {
    List<TestReading> readings = new ArrayList<>();
    for (int offset = 0; offset < READINGS; offset++) {
      String event =
          "e-" + (random.nextInt(3) == 0 && offset > 0 ? random.nextInt(offset) : offset);
      Instant measured = NOON.plusSeconds(random.nextInt(600) - 300L);
      readings.add(
          TestReading.of(offset, "air-1", measured)
              .withEventId(event)
              .withSpores(random.nextInt(5) == 0 ? 1.0 : null));
    }
    return readings;
  }

  private static Epoch epoch(long number, Optional<Instant> lateWatermark) {
    return new Epoch(
        "windows",
        "checkpoint",
        number,
        lateWatermark,
        lateWatermark,
        List.of(
            new OffsetRange(
                TestReading.TOPIC,
                TestReading.TOPIC_ID,
                0,
                number * READ_BY_AN_EPOCH,
                (number + 1) * READ_BY_AN_EPOCH)));
  }
}
