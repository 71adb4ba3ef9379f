package io.citylake.recordfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.checkpoint.DriverClaim;
import io.citylake.ingest.TestRecord;
import io.citylake.judge.JudgeRecord;
import io.citylake.lake.CommittedEpochs;
import io.citylake.lake.IcebergTables;
import io.citylake.lake.MemoryLake;
import io.citylake.lake.RecordsTable;
import io.citylake.session.TestSpark;
import io.citylake.settings.Settings;
import io.citylake.sources.FormatsByTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two drivers with one epoch: both have looked for it, and found that it is not there yet. */
class EpochFenceTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final String QUERY = "b2f1";

  private final SparkSession spark = TestSpark.session();

  @TempDir private Path directory;
  private Settings settings;
  private String table;
  private DriverClaim claim;

  @BeforeEach
  void makeTableWithOneEpoch() throws IOException {
    Path sensors =
        Files.writeString(
            directory.resolve("sensors.conf"),
            """
            sensors { lamp { entity = "", cadence = 60s, metrics {
              brightness { unit = "%", min = 0, max = 100, aliases = [], description = x } } } }
            """);
    settings = new MemoryLake(directory).settings(sensors);
    RecordsTable records = new RecordsTable(spark, settings);
    records.prepareTable();
    table = records.name();
    claim = taken();
    new Attempt().append(0);
  }

  @Test
  void epochThatTheOtherHasCommittedMeanwhileIsRefused() {
    Attempt late = new Attempt();
    new Attempt().append(1);

    assertThatThrownBy(() -> late.append(1)).isInstanceOf(ValidationException.class);

    assertThat(offsets()).containsExactly(0L, 1L);
  }

  @Test
  void epochIsRefusedThoughTheOtherHasGoneOnAndItsSnapshotHasExpired() {
    Attempt late = new Attempt();
    new Attempt().append(1);
    long expired = load().currentSnapshot().snapshotId();
    new Attempt().append(2);
    load().expireSnapshots().expireSnapshotId(expired).commit();

    assertThatThrownBy(() -> late.append(1)).isInstanceOf(ValidationException.class);

    assertThat(offsets()).containsExactly(0L, 1L, 2L);
  }

  @Test
  void whereTheTableHasForgottenTheQueryNothingIsCommitted() {
    Attempt late = new Attempt();
    long forgotten = load().currentSnapshot().snapshotId();
    load().newAppend().commit();
    load().expireSnapshots().expireSnapshotId(forgotten).commit();

    assertThatThrownBy(() -> late.append(1)).isInstanceOf(ValidationException.class);

    assertThat(offsets()).containsExactly(0L);
  }

  @Test
  void driverThatAnotherHasTakenOverFromCommitsNothing() {
    Attempt late = new Attempt();
    taken();

    assertThatThrownBy(() -> late.append(1)).isInstanceOf(ValidationException.class);

    assertThat(offsets()).containsExactly(0L);
  }

  @Test
  void maintenanceBesideItIsNoReasonToRefuse() {
    Attempt attempt = new Attempt();
    load().newAppend().commit();
    load().rewriteManifests().rewriteIf(manifest -> true).commit();

    attempt.append(1);

    assertThat(offsets()).containsExactly(0L, 1L);
  }

  /** A driver at an epoch: it has loaded the table, and not yet written. */
  private final class Attempt {
    private final Table loaded = load();
    private final EpochFence fence = new EpochFence(loaded, QUERY, claim);

    /** Writes one record, with the epoch for its offset. */
    void append(long epoch) {
      JudgeRecord judge =
          new JudgeRecord(settings.catalogue(), FormatsByTopic.canonicalOnly(), settings.limits());
      new AppendRecords(settings.catalogue(), judge)
          .append(
              TestRecord.dataset(spark, List.of(TestRecord.of(epoch, NOON, "no reading"))),
              loaded,
              RecordsBatch.of(epoch, NOON, Map.of()),
              Map.of(
                  CommittedEpochs.QUERY_ID, QUERY, CommittedEpochs.EPOCH_ID, Long.toString(epoch)),
              () -> {},
              fence);
    }
  }

  private DriverClaim taken() {
    DriverClaim taken =
        new DriverClaim(spark, "records", directory.resolve("checkpoint").toString());
    taken.take();
    return taken;
  }

  private Table load() {
    return IcebergTables.load(spark, table);
  }

  private List<Long> offsets() {
    return spark.table(table).select("offset").orderBy("offset").collectAsList().stream()
        .map(row -> row.getLong(0))
        .toList();
  }
}
