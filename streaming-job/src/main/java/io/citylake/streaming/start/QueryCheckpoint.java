package io.citylake.streaming.start;

import io.citylake.checkpoint.Checkpoint;
import io.citylake.checkpoint.CheckpointContract;
import io.citylake.checkpoint.TopicsOfCheckpoint;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * The checkpoint of a query, with what Citylake keeps beside it.
 *
 * @param query the query's name
 * @param log what Spark keeps of the epochs
 * @param state what the query's state depends on; empty where it keeps none
 */
public record QueryCheckpoint(
    String query,
    Checkpoint log,
    CheckpointContract contract,
    TopicsOfCheckpoint topics,
    Optional<StateContract> state) {

  /**
   * The checkpoint at {@code location}, whether or not there is one yet.
   *
   * @param idsNow asks Kafka for the ids of topics
   */
  public static QueryCheckpoint at(
      String location,
      String query,
      Optional<StateContract> state,
      SparkSession spark,
      Function<Set<String>, Map<String, String>> idsNow) {
    Checkpoint checkpoint = new Checkpoint(spark, location);
    CheckpointContract contract = new CheckpointContract(spark, location);
    TopicsOfCheckpoint topics = new TopicsOfCheckpoint(query, checkpoint, contract, idsNow);
    return new QueryCheckpoint(query, checkpoint, contract, topics, state);
  }

  /** Its folder. */
  public String location() {
    return log.location();
  }

  /** What its contract holds, by key; empty where it is new. */
  public Map<String, String> stored() {
    return contract.stored().orElse(Map.of());
  }

  /**
   * Whether the query has yet to begin. Its id is no sign of that: Spark writes it first, and a job
   * that was killed right then would begin at the configured offsets.
   */
  public boolean isNew() {
    return log.lastPlannedEpoch().isEmpty();
  }
}
