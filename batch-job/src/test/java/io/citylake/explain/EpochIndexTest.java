package io.citylake.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpochIndexTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  private static final String ID = "city-1";

  /** Partition 1 is idle in the second epoch, all are in the third. */
  private static final EpochIndex INDEX =
      new EpochIndex(
          List.of(
              epoch(0, Optional.empty(), range(0, 100, 110), range(1, 0, 5)),
              epoch(1, Optional.of(NOON), range(0, 110, 120)),
              epoch(2, Optional.of(NOON.plusSeconds(60))),
              epoch(3, Optional.of(NOON.plusSeconds(60)), range(0, 120, 121), range(1, 5, 9))));

  @Test
  void recordIsFoundInTheEpochWhoseRangeHoldsIt() {
    assertThat(INDEX.epochOf("city", ID, 0, 100)).isEqualTo(0);
    assertThat(INDEX.epochOf("city", ID, 0, 109)).isEqualTo(0);
    assertThat(INDEX.epochOf("city", ID, 0, 110)).isEqualTo(1);
    assertThat(INDEX.epochOf("city", ID, 0, 119)).isEqualTo(1);
    assertThat(INDEX.epochOf("city", ID, 0, 120)).isEqualTo(3);
  }

  @Test
  void partitionThatWasIdleGoesOnInALaterEpoch() {
    assertThat(INDEX.epochOf("city", ID, 1, 4)).isEqualTo(0);
    assertThat(INDEX.epochOf("city", ID, 1, 5)).isEqualTo(3);
  }

  @Test
  void recordBeforeTheFirstAndAfterTheLastRangeWasNotRead() {
    assertThat(INDEX.epochOf("city", ID, 0, 99)).isEqualTo(EpochIndex.NOT_READ);
    assertThat(INDEX.epochOf("city", ID, 0, 121)).isEqualTo(EpochIndex.NOT_READ);
  }

  @Test
  void recordOfAnotherTopicOrPartitionWasNotRead() {
    assertThat(INDEX.epochOf("suburb", ID, 0, 100)).isEqualTo(EpochIndex.NOT_READ);
    assertThat(INDEX.epochOf("city", ID, 2, 100)).isEqualTo(EpochIndex.NOT_READ);
    assertThat(INDEX.epochOf("city", "made anew", 0, 100)).isEqualTo(EpochIndex.NOT_READ);
  }

  @Test
  void epochHasTheWatermarkThatItDroppedReadingsBy() {
    assertThat(INDEX.lateWatermarkMicros(1)).isEqualTo(NOON.toEpochMilli() * 1000);
    assertThat(INDEX.lateWatermarkMicros(3)).isEqualTo(NOON.toEpochMilli() * 1000 + 60_000_000);
  }

  @Test
  void nothingIsLateInAnEpochWithoutAWatermark() {
    assertThat(INDEX.lateWatermarkMicros(0)).isEqualTo(EpochIndex.NO_WATERMARK);
  }

  @Test
  void indexTravelsToExecutors() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(INDEX);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((EpochIndex) in.readObject()).epochOf("city", ID, 0, 110)).isEqualTo(1);
    }
  }

  private static Epoch epoch(long number, Optional<Instant> lateWatermark, OffsetRange... ranges) {
    return new Epoch("windows", "4d0f", number, lateWatermark, Optional.empty(), List.of(ranges));
  }

  private static OffsetRange range(int partition, long from, long until) {
    return new OffsetRange("city", ID, partition, from, until);
  }
}
