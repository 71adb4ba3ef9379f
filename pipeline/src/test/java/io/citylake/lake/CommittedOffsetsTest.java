package io.citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.ingest.TestRecord;
import io.citylake.progress.OffsetRange;
import io.citylake.progress.PartitionId;
import io.citylake.session.TestSpark;
import io.citylake.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.iceberg.AppendFiles;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedOffsetsTest {
  private static final String TOPIC = "smart-city-sensors";
  private static final String ID = "Sx3vYkeGQd2zWZZx3Gn6vA";
  private static final PartitionId FIRST = new PartitionId(TOPIC, ID, 0);
  private static final PartitionId SECOND = new PartitionId(TOPIC, ID, 1);
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  private final SparkSession spark = TestSpark.session();

  @TempDir private Path directory;

  @Test
  void rangeIsReadWhereAllOfItIsWhicheverCheckpointsReadIt() {
    CommittedOffsets committed =
        CommittedOffsets.of(List.of(range(0, 100, 300), range(0, 10, 100), range(0, 400, 500)));

    assertThat(committed.firstUnread(range(0, 10, 300))).isEmpty();
    assertThat(committed.firstUnread(range(0, 400, 500))).isEmpty();
    assertThat(committed.firstUnread(range(0, 0, 20))).contains(0L);
    assertThat(committed.firstUnread(range(0, 200, 450))).contains(300L);
    assertThat(committed.firstUnread(range(0, 450, 501))).contains(500L);
    assertThat(committed.firstUnread(range(1, 7, 8))).contains(7L);
    assertThat(committed.from(FIRST)).hasValue(10);
    assertThat(committed.until(FIRST)).hasValue(500);
    assertThat(committed.until(SECOND)).isEmpty();
  }

  @Test
  void topicThatWasMadeAnewIsAnother() {
    OffsetRange ofTheSecond = new OffsetRange(TOPIC, "another", 0, 0, 250);
    CommittedOffsets committed = CommittedOffsets.of(List.of(range(0, 0, 100), ofTheSecond));

    assertThat(committed.until(FIRST)).hasValue(100);
    assertThat(committed.until(ofTheSecond.partitionId())).hasValue(250);
    assertThat(committed.firstUnread(range(0, 0, 250))).contains(100L);
  }

  @Test
  void newestSnapshotOfEachCheckpointSaysWhatWasReadWhereNoRowIs() throws Exception {
    Settings settings = preparedLake();
    commit(settings, "one", 0, List.of(range(0, 5, 20), range(1, 0, 7)));
    commit(settings, "one", 1, List.of(range(0, 5, 30), range(1, 0, 7)));
    commit(settings, "other", 0, List.of(range(0, 30, 42)));

    CommittedOffsets committed = CommittedOffsets.read(spark, settings);

    assertThat(committed.from(FIRST)).hasValue(5);
    assertThat(committed.until(FIRST)).hasValue(42);
    assertThat(committed.until(SECOND)).hasValue(7);
    assertThat(committed.partitions()).containsExactly(FIRST, SECOND);
  }

  @Test
  void rowsStandInForSnapshotsThatDoNotSayWhatWasRead() throws Exception {
    Settings settings = preparedLake();
    AppendTestRecords.append(
        spark, settings, NOON, TestRecord.of(3, NOON, "x"), TestRecord.of(9, NOON, "y"));
    commit(settings, "later", 0, List.of(range(1, 0, 7)));

    PartitionId ofRows = new PartitionId(TOPIC, TopicIdsOfRecords.UNKNOWN, 0);
    assertThat(CommittedOffsets.read(spark, settings).until(ofRows)).isEmpty();

    append(settings, "earlier", 0).commit();

    CommittedOffsets committed = CommittedOffsets.read(spark, settings);
    assertThat(committed.from(ofRows)).hasValue(3);
    assertThat(committed.until(ofRows)).hasValue(10);
    assertThat(committed.until(SECOND)).hasValue(7);
  }

  private Settings preparedLake() throws Exception {
    Path sensors =
        Files.writeString(
            directory.resolve("sensors.conf"),
            """
            sensors { lamp { entity = Streetlight, cadence = 60s, metrics { brightness {
              unit = "%", min = 0, max = 100, aliases = [], description = x } } } }
            """);
    Settings settings = new MemoryLake(directory).settings(sensors);
    new RecordsTable(spark, settings).prepareTable();
    return settings;
  }

  private void commit(Settings settings, String query, long epoch, List<OffsetRange> read) {
    append(settings, query, epoch)
        .set(CommittedOffsets.PROPERTY, CommittedOffsets.json(read))
        .commit();
  }

  private AppendFiles append(Settings settings, String query, long epoch) {
    return IcebergTables.load(spark, new RecordsTable(spark, settings).name())
        .newFastAppend()
        .set(CommittedEpochs.QUERY_ID, query)
        .set(CommittedEpochs.EPOCH_ID, Long.toString(epoch));
  }

  private static OffsetRange range(int partition, long from, long until) {
    return new OffsetRange(TOPIC, ID, partition, from, until);
  }
}
