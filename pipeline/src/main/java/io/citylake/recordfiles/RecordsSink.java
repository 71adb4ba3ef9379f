package io.citylake.recordfiles;

import io.citylake.checkpoint.Checkpoint;
import io.citylake.checkpoint.DriverClaim;
import io.citylake.checkpoint.TakenOver;
import io.citylake.checkpoint.TopicsOfCheckpoint;
import io.citylake.ingest.BatchInput;
import io.citylake.ingest.EpochSink;
import io.citylake.lake.CommittedEpochs;
import io.citylake.lake.CommittedOffsets;
import io.citylake.lake.IcebergTables;
import io.citylake.progress.OffsetRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each epoch of the records query to {@code lake.raw.records}, once, however often Spark
 * delivers it.
 *
 * <p>The snapshot that an epoch makes names the query and the epoch, as those of Iceberg's own
 * streaming sink do: an epoch that the table has is not written again, by whichever driver. It also
 * says what the query has read up to then, which no row does.
 */
public final class RecordsSink implements EpochSink {
  private static final Logger LOG = LoggerFactory.getLogger(RecordsSink.class);

  private final Checkpoint checkpoint;
  private final TopicsOfCheckpoint topics;
  private final DriverClaim claim;
  private final AppendRecords appendRecords;
  private final String tableName;

  /**
   * @param tableName with catalogue and namespace
   * @param claim to the checkpoint
   */
  public RecordsSink(
      String tableName,
      Checkpoint checkpoint,
      TopicsOfCheckpoint topics,
      DriverClaim claim,
      AppendRecords appendRecords) {
    this.tableName = tableName;
    this.checkpoint = checkpoint;
    this.topics = topics;
    this.claim = claim;
    this.appendRecords = appendRecords;
  }

  @Override
  public BatchInput write(Dataset<Row> kafka, long epoch) {
    SparkSession spark = kafka.sparkSession();
    String query =
        checkpoint.id().orElseThrow(() -> new IllegalStateException("the checkpoint has no id"));
    Table table = IcebergTables.load(spark, tableName);
    EpochFence fence = new EpochFence(table, query, claim);
    if (fence.wasPast(epoch)) {
      return inLakeAlready(table, query, epoch);
    }
    try {
      List<OffsetRange> read = checkpoint.readUntil(epoch);
      Map<String, String> ids =
          topics.ids(read.stream().map(OffsetRange::topic).collect(Collectors.toSet()));
      RecordsBatch batch = RecordsBatch.of(epoch, checkpoint.plannedAt(epoch), ids);
      Map<String, String> properties = properties(spark, query, epoch, read, ids);
      return appendRecords.append(kafka, table, batch, properties, topics::confirm, fence);
    } catch (ValidationException refused) {
      claim.requireHeld();
      table.refresh();
      if (CommittedEpochs.last(table, query).orElse(-1) < epoch) {
        throw refused;
      }
      return inLakeAlready(table, query, epoch);
    }
  }

  private static Map<String, String> properties(
      SparkSession spark,
      String query,
      long epoch,
      List<OffsetRange> read,
      Map<String, String> ids) {
    return Map.of(
        CommittedEpochs.QUERY_ID,
        query,
        CommittedEpochs.EPOCH_ID,
        Long.toString(epoch),
        CommittedOffsets.PROPERTY,
        CommittedOffsets.json(
            read.stream().map(range -> range.withTopicId(ids.get(range.topic()))).toList()),
        "spark.app.id",
        spark.sparkContext().applicationId());
  }

  /**
   * What an epoch held that the driver before this one has committed, at the latest with its last
   * act.
   *
   * @throws TakenOver where it was no earlier driver, but one that has taken over from this one
   */
  private BatchInput inLakeAlready(Table table, String query, long epoch) {
    claim.requireHeld();
    LOG.info("epoch {} is in {} already", epoch, tableName);
    Snapshot newest = CommittedEpochs.newest(table).get(query);
    if (!newest.summary().get(CommittedEpochs.EPOCH_ID).equals(Long.toString(epoch))) {
      return BatchInput.NONE;
    }
    List<DataFile> files = new ArrayList<>();
    SnapshotChanges.builderFor(table).snapshot(newest).build().addedDataFiles().forEach(files::add);
    return AppendRecords.input(table, files);
  }
}
