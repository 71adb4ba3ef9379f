package io.citylake.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import io.citylake.session.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints written by hand, in Spark's own form. */
class CheckpointTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final Instant FIVE_PAST = NOON.plusSeconds(5 * 60);
  private static final Instant TEN_PAST = NOON.plusSeconds(10 * 60);
  private static final Instant NO_WATERMARK = Instant.EPOCH;

  @TempDir private Path folder;

  @Test
  void newCheckpointHoldsNothing() {
    Checkpoint checkpoint = new Checkpoint(TestSpark.session(), folder.resolve("new").toString());

    assertThat(checkpoint.id()).isEmpty();
    assertThat(checkpoint.initialOffsets()).isEmpty();
    assertThat(checkpoint.lastPlannedEpoch()).isEmpty();
    assertThat(checkpoint.lastCommittedEpoch()).isEmpty();
  }

  @Test
  void idIsThatOfTheMetadataFile() throws IOException {
    writeId("4d0f");

    assertThat(checkpoint().id()).contains("4d0f");
  }

  @Test
  void plannedEpochIsNotYetCommitted() throws IOException {
    plan(0, NO_WATERMARK, "{\"city\":{\"0\":5}}");
    commit(0);
    plan(1, NOON, "{\"city\":{\"0\":9}}");

    assertThat(checkpoint().lastPlannedEpoch()).hasValue(1);
    assertThat(checkpoint().lastCommittedEpoch()).hasValue(0);
    assertThat(checkpoint().endOffsets(1)).containsExactly(new PartitionOffset("city", 0, 9));
  }

  @Test
  void firstEpochReadsFromTheInitialOffsetsAndHasNoWatermark() throws IOException {
    writeId("4d0f");
    writeInitialOffsets("{\"city\":{\"0\":3,\"1\":0}}");
    plan(0, NO_WATERMARK, "{\"city\":{\"0\":5,\"1\":7}}");

    Epoch epoch = checkpoint().epoch("windows", 0);

    assertThat(epoch.query()).isEqualTo("windows");
    assertThat(epoch.checkpointId()).isEqualTo("4d0f");
    assertThat(epoch.number()).isZero();
    assertThat(epoch.lateWatermark()).isEmpty();
    assertThat(epoch.watermark()).isEmpty();
    assertThat(epoch.ranges())
        .containsExactlyInAnyOrder(
            new OffsetRange("city", 0, 3, 5), new OffsetRange("city", 1, 0, 7));
  }

  @Test
  void epochReadsFromWhereTheOneBeforeEndedAndDropsWhatIsBehindThatOnesWatermark()
      throws IOException {
    writeId("4d0f");
    plan(4, FIVE_PAST, "{\"city\":{\"0\":5,\"1\":7}}");
    plan(5, TEN_PAST, "{\"city\":{\"0\":8,\"1\":9}}");

    Epoch epoch = checkpoint().epoch("windows", 5);

    assertThat(epoch.lateWatermark()).contains(FIVE_PAST);
    assertThat(epoch.watermark()).contains(TEN_PAST);
    assertThat(epoch.ranges())
        .containsExactlyInAnyOrder(
            new OffsetRange("city", 0, 5, 8), new OffsetRange("city", 1, 7, 9));
  }

  @Test
  void partitionThatDidNotAdvanceHasNoRange() throws IOException {
    writeId("4d0f");
    plan(0, NO_WATERMARK, "{\"city\":{\"0\":5,\"1\":7}}");
    plan(1, NOON, "{\"city\":{\"0\":5,\"1\":8}}");

    assertThat(checkpoint().epoch("windows", 1).ranges())
        .containsExactly(new OffsetRange("city", 1, 7, 8));
  }

  @Test
  void partitionAndTopicThatAppearedLaterAreReadFromTheirBeginning() throws IOException {
    writeId("4d0f");
    plan(0, NO_WATERMARK, "{\"city\":{\"0\":5}}");
    plan(1, NOON, "{\"city\":{\"0\":5,\"1\":2},\"suburb\":{\"0\":4}}");

    assertThat(checkpoint().epoch("windows", 1).ranges())
        .containsExactlyInAnyOrder(
            new OffsetRange("city", 1, 0, 2), new OffsetRange("suburb", 0, 0, 4));
  }

  @Test
  void epochThatTheCheckpointNoLongerHoldsIsAnError() throws IOException {
    writeId("4d0f");
    plan(7, NOON, "{\"city\":{\"0\":5}}");

    assertThatThrownBy(() -> checkpoint().epoch("windows", 7))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(folder + " holds no offsets of epoch 6");
    assertThatThrownBy(() -> checkpoint().epoch("windows", 8))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("epoch 8");
  }

  @Test
  void epochOfACheckpointThatLostItsMetadataIsAnError() throws IOException {
    plan(0, NO_WATERMARK, "{\"city\":{\"0\":5}}");

    assertThatThrownBy(() -> checkpoint().epoch("windows", 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has no metadata file");
  }

  @Test
  void sparkSettingsAreThoseThatTheEpochWasPlannedWith() throws IOException {
    plan(0, NO_WATERMARK, "{\"city\":{\"0\":5}}");

    assertThat(checkpoint().sparkSettings(0)).containsEntry("spark.sql.shuffle.partitions", "3");
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(TestSpark.session(), folder.toString());
  }

  private void writeId(String id) throws IOException {
    Files.writeString(folder.resolve("metadata"), "{\"id\":\"" + id + "\"}");
  }

  /** As Spark's Kafka source writes them: a zero byte before the version. */
  private void writeInitialOffsets(String offsets) throws IOException {
    Path file = folder.resolve("sources/0/0");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "\u0000v1\n" + offsets);
  }

  private void plan(int epoch, Instant watermark, String offsets) throws IOException {
    write(
        "offsets/" + epoch,
        String.format(
            Locale.ROOT,
            """
        {"batchWatermarkMs":%d,"batchTimestampMs":0,"conf":{"spark.sql.shuffle.partitions":"3"}}
        %s""",
            watermark.toEpochMilli(),
            offsets));
  }

  private void commit(int epoch) throws IOException {
    write("commits/" + epoch, "{\"nextBatchWatermarkMs\":0}");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "v1\n" + text);
  }
}
