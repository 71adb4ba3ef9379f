package io.citylake.streaming.queries;

import io.citylake.checkpoint.RefusedToStart;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.settings.Settings;
import io.citylake.streaming.start.CheckStart;
import io.citylake.streaming.start.QueryCheckpoint;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Tells what a query's start would make of its checkpoint, without starting it. */
public final class ExamineCheckpoint {
  private final StreamQuery query;
  private final Settings settings;

  public ExamineCheckpoint(StreamQuery query, Settings settings) {
    this.query = query;
    this.settings = settings;
  }

  /** The folder that the configuration names. */
  public String location() {
    return query.section(settings).checkpoint();
  }

  /**
   * Examines a folder that is there.
   *
   * @param topics that exist, of those to be read
   * @param kafka tells what it holds of them
   * @return the last epoch whose offsets are fixed; empty where the query has yet to begin
   * @throws RefusedToStart where its start would be refused
   */
  public OptionalLong lastEpoch(JobContext job, Set<String> topics, KafkaPartitions kafka)
      throws SQLException {
    QueryCheckpoint checkpoint = query.checkpoint(job, kafka::topicIds);
    OptionalLong last = checkpoint.log().lastPlannedEpoch();
    if (last.isPresent()) {
      query.requireFit(new CheckStart(checkpoint, settings), job, topics, kafka.held(topics));
    }
    return last;
  }

  /**
   * Why the query must not begin a checkpoint where there is none; empty where it may.
   *
   * @param before what lies in its table
   */
  public Optional<RefusedToStart> lost(WrittenBefore before) throws IOException, SQLException {
    return query.hasWritten(before)
        ? Optional.of(CheckStart.lost(query.name(), location(), query.table(settings)))
        : Optional.empty();
  }
}
