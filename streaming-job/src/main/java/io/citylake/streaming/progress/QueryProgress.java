package io.citylake.streaming.progress;

import io.citylake.checkpoint.Checkpoint;
import io.citylake.checkpoint.CheckpointContract;
import io.citylake.checkpoint.TopicsOfCheckpoint;
import io.citylake.postgres.WriteProgress;
import io.citylake.postgres.WriteQueries;
import io.citylake.progress.Epoch;
import io.citylake.progress.RunningQuery;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Where the progress of one query goes. For one thread. */
public final class QueryProgress {
  private final RunningQuery query;
  private final Checkpoint checkpoint;
  private final CheckpointContract contract;
  private final Row row;

  /** By topic; a checkpoint reads one topic of a name. */
  private final Map<String, String> topicIds = new HashMap<>();

  private boolean isToldOf;

  /** Who makes an epoch's row in {@code live.progress}. */
  public enum Row {
    /** The query, with the epoch's results and in one transaction with them. */
    COMMITTED_WITH_RESULTS,
    /** Nobody but who keeps its figures. */
    MADE_OF_FIGURES
  }

  /**
   * @param checkpoint the folder
   */
  public QueryProgress(RunningQuery query, SparkSession spark, String checkpoint, Row row) {
    this.query = query;
    this.checkpoint = new Checkpoint(spark, checkpoint);
    this.contract = new CheckpointContract(spark, checkpoint);
    this.row = row;
  }

  /** The query's name. */
  String query() {
    return query.name();
  }

  /** Says that the query has been started; later, where that cannot be said now. */
  void started(WriteQueries queries) {
    isToldOf = queries.write(query);
  }

  /** Keeps the figures, unless nobody could be told that there is such a query. */
  void write(BatchReport batch, WriteQueries queries, WriteProgress progress) {
    if (!isToldOf) {
      started(queries);
    }
    if (isToldOf) {
      write(batch, progress);
    }
  }

  private void write(BatchReport batch, WriteProgress progress) {
    Epoch epoch = epoch(batch.epoch());
    switch (row) {
      case COMMITTED_WITH_RESULTS -> progress.complete(epoch, batch.figures());
      case MADE_OF_FIGURES -> progress.add(epoch, batch.figures());
    }
  }

  private Epoch epoch(long number) {
    Epoch planned = checkpoint.epoch(query.name(), number);
    if (!topicIds.keySet().containsAll(planned.topics())) {
      topicIds.putAll(TopicsOfCheckpoint.keptIn(contract));
    }
    return planned.withTopicIds(range -> topicIds.get(range.topic()));
  }
}
