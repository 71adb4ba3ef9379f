package io.citylake.streaming.queries;

import io.citylake.checkpoint.DriverClaim;
import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.settings.Settings;
import io.citylake.streaming.start.CheckStart;
import io.citylake.streaming.start.QueryCheckpoint;
import io.citylake.streaming.start.StateContract;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * A query of the speed layer: all that is to be known of it, so that nothing else has to know it by
 * its name. The list of them stands in {@code StreamingJob}; each has a section of that name in
 * {@code conf/citylake.conf}.
 */
public interface StreamQuery {
  /** Names its settings, its rows in {@code live.progress} and its share of the cores. */
  String name();

  /** Its section of the configuration. */
  default Settings.Query section(Settings settings) {
    return settings.streaming().query(name());
  }

  /**
   * Its checkpoint, whether or not there is one yet.
   *
   * @param idsNow asks Kafka for the ids of topics
   */
  default QueryCheckpoint checkpoint(
      JobContext job, Function<Set<String>, Map<String, String>> idsNow) {
    Settings settings = job.settings();
    return QueryCheckpoint.at(
        section(settings).checkpoint(), name(), state(settings), job.spark(), idsNow);
  }

  /**
   * Checks a checkpoint that has begun.
   *
   * @param topics that exist, of those to be read
   * @param held what Kafka holds of them
   * @throws io.citylake.checkpoint.RefusedToStart where going on would lose or repeat records
   */
  default void requireFit(
      CheckStart check, JobContext job, Set<String> topics, Map<TopicPartition, Held> held)
      throws SQLException {
    check.existing(topics, held);
    compareWritten(check, job);
  }

  /** The full name of the table that it writes to. */
  String table(Settings settings);

  /**
   * Whether an epoch's results and its row in {@code live.progress} commit to PostgreSQL in one
   * transaction. Then the query cannot begin without PostgreSQL, and what is told of the epoch
   * later only completes the row.
   */
  boolean commitsToPostgres();

  /**
   * Whether windows of {@code live.windows} that end at or before its watermark are final: whoever
   * shows or audits windows has to know.
   */
  boolean finishesWindows();

  /** What its state depends on; empty where it keeps none. */
  Optional<StateContract> state(Settings settings);

  /** The class of the state store that its state is kept in; empty where it keeps none. */
  Optional<String> stateStore();

  /**
   * Makes sure that what it writes to is there, and as it has to be.
   *
   * @throws RuntimeException with a remedy where it is not
   */
  void prepareTables(JobContext job);

  /**
   * Compares a checkpoint that has begun with what the query has written.
   *
   * @throws io.citylake.checkpoint.RefusedToStart where going on would lose or repeat records
   */
  void compareWritten(CheckStart check, JobContext job) throws SQLException;

  /** Whether there is anything that a checkpoint of it has written, looked at from outside. */
  boolean hasWritten(WrittenBefore before) throws IOException, SQLException;

  /**
   * Where a checkpoint that has yet to begin goes on; empty where no earlier one has written.
   *
   * @param topics to be read
   */
  Optional<WayOn> wayOn(JobContext job, QueryCheckpoint checkpoint, Set<String> topics)
      throws SQLException;

  /**
   * What it reads, and where it goes.
   *
   * @param claim to the checkpoint, without which nothing may be committed
   * @param startingOffsets of a checkpoint that has yet to begin, as Spark's Kafka source takes
   *     them
   */
  QueryStream stream(
      JobContext job, QueryCheckpoint checkpoint, DriverClaim claim, String startingOffsets)
      throws SQLException;

  /** What is to be done while it runs; empty where that is nothing. */
  Optional<WorkBeside> beside(JobContext job);
}
