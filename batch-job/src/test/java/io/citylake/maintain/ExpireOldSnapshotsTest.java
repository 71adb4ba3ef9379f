package io.citylake.maintain;

import static io.citylake.maintain.FolderLake.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.lake.CommittedEpochs;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

class ExpireOldSnapshotsTest {
  /** Late enough for every snapshot made until then to be older than no time at all. */
  private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(1));

  @TempDir private Path directory;
  private FolderLake lake;
  private ExpireOldSnapshots expire;

  @BeforeEach
  void makeTable() {
    lake = new FolderLake(directory.resolve("warehouse").toString());
    expire = new ExpireOldSnapshots(lake.spark(), Duration.ZERO, LATER);
  }

  @Test
  void youngSnapshotsStay() {
    lake.commitReadings(NOON);
    lake.commitReadings(NOON);

    ExpireOldSnapshots afterAnHour =
        new ExpireOldSnapshots(lake.spark(), Duration.ofHours(1), LATER);

    assertThat(afterAnHour.plan(lake.table())).isEqualTo(Outcome.NOTHING);
    assertThat(afterAnHour.run(lake.table())).isEqualTo(Outcome.NOTHING);
    assertThat(snapshots()).hasSize(2);
  }

  @Test
  void tagsAreKeptUntilTheirOwnRetentionEnds() {
    long kept = committed();
    long outlived = committed();
    long current = committed();
    lake.table().manageSnapshots().createTag("kept", kept).commit();
    lake.table()
        .manageSnapshots()
        .createTag("outlived", outlived)
        .setMaxRefAgeMs("outlived", 1)
        .commit();

    assertThat(expire.plan(lake.table())).isEqualTo(new Outcome("1", List.of("tag outlived")));
    assertThat(snapshots()).hasSize(3);
    expire.run(lake.table());

    assertThat(snapshots()).containsExactlyInAnyOrder(kept, current);
    assertThat(lake.table().refs()).containsOnlyKeys("kept", "main");
  }

  @Test
  void branchThatIsBeingStagedCanStillBePublished() {
    committed();
    Table table = lake.table();
    table.manageSnapshots().createBranch("audit_x").commit();
    table.newAppend().toBranch("audit_x").commit();
    table.newAppend().toBranch("audit_x").commit();

    expire.run(lake.table());

    table.refresh();
    assertThat(snapshots()).hasSize(3);
    table.manageSnapshots().fastForwardBranch(SnapshotRef.MAIN_BRANCH, "audit_x").commit();
  }

  @Test
  void streamsLastEpochOutlivesEverythingElseThatTheStreamCommitted() throws Exception {
    String gone = streamed("gone", 3);
    String running = streamed("running", 4);
    committed();
    committed();
    long rows = lake.rows();

    assertThat(expire.run(lake.table()).figures()).startsWith("6 (");

    assertThat(snapshots()).hasSize(3);
    CommittedEpochs epochs = new CommittedEpochs(lake.spark(), lake.records());
    assertThat(epochs.last(gone)).hasValue(2);
    assertThat(epochs.last(running)).hasValue(3);
    assertThat(lake.rows()).isEqualTo(rows);
  }

  private long committed() {
    lake.commitRejection(NOON);
    return lake.table().currentSnapshot().snapshotId();
  }

  private List<Long> snapshots() {
    return StreamSupport.stream(lake.table().snapshots().spliterator(), false)
        .map(snapshot -> snapshot.snapshotId())
        .toList();
  }

  /** Streams some epochs into the table; gives the query's id. */
  private String streamed(String checkpoint, int epochs) throws Exception {
    MemoryStream<Long> offsets = MemoryStream.apply(Encoders.LONG(), lake.spark());
    StreamingQuery query =
        offsets
            .toDF()
            .selectExpr(
                "value as offset",
                "timestamp'2026-01-15 08:00:00' as ingest_time",
                "'air-1' as sensor_id",
                "'air_quality' as sensor_type",
                "timestamp'2026-01-15 08:00:00' as event_time")
            .writeStream()
            .option("checkpointLocation", directory.resolve(checkpoint).toString())
            .option("fanout-enabled", "true")
            .toTable(lake.records());
    try {
      for (long epoch = 0; epoch < epochs; epoch++) {
        offsets.addData(CollectionConverters.asScala(List.of(epoch).iterator()));
        query.processAllAvailable();
      }
      return query.id().toString();
    } finally {
      query.stop();
    }
  }
}
