package io.citylake.streaming.start;

import io.citylake.checkpoint.Checkpoint;
import io.citylake.checkpoint.CheckpointContract;
import io.citylake.checkpoint.RefusedToStart;
import io.citylake.checkpoint.TopicsOfCheckpoint;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.lake.RecordsTable;
import io.citylake.postgres.ReadProgress;
import io.citylake.settings.Settings;
import io.citylake.streaming.StreamingJob;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.SparkSession;

/** Tells what a query's start would make of its checkpoint, without starting it. */
public final class ExamineCheckpoint {
  private final String query;
  private final Settings settings;

  /**
   * @param query {@link StreamingJob#RECORDS} or {@link StreamingJob#WINDOWS}
   */
  public ExamineCheckpoint(String query, Settings settings) {
    this.query = query;
    this.settings = settings;
  }

  /** The folder that the configuration names. */
  public String location() {
    Settings.Streaming streaming = settings.streaming();
    return (query.equals(StreamingJob.RECORDS) ? streaming.records() : streaming.windows())
        .checkpoint();
  }

  /**
   * Examines a folder that is there.
   *
   * @param topics that exist, of those to be read
   * @param kafka tells what it holds of them
   * @return the last epoch whose offsets are fixed; empty where the query has yet to begin
   * @throws RefusedToStart where its start would be refused
   */
  public OptionalLong lastEpoch(
      SparkSession spark, Set<String> topics, KafkaPartitions kafka, ReadProgress progress)
      throws SQLException {
    Checkpoint checkpoint = new Checkpoint(spark, location());
    OptionalLong last = checkpoint.lastPlannedEpoch();
    if (last.isPresent()) {
      CheckpointContract contract = new CheckpointContract(spark, location());
      CheckStart check =
          new CheckStart(
              query,
              checkpoint,
              contract,
              new TopicsOfCheckpoint(query, checkpoint, contract, kafka::topicIds),
              settings);
      Map<TopicPartition, Held> held = kafka.held(topics);
      if (query.equals(StreamingJob.RECORDS)) {
        check.records(topics, held, new RecordsTable(spark, settings));
      } else {
        check.windows(topics, held, progress);
      }
    }
    return last;
  }

  /** Why a query without a checkpoint must not begin one over a {@code table} that is not empty. */
  public RefusedToStart lost(String table) {
    return CheckStart.lost(query, location(), table);
  }
}
