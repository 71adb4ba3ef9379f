package io.citylake.streaming.run;

import io.citylake.checkpoint.DriverClaim;
import io.citylake.checkpoint.RefusedToStart;
import io.citylake.command.CommandFailed;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.streaming.queries.JobContext;
import io.citylake.streaming.queries.StreamQuery;
import io.citylake.streaming.queries.WayOn;
import io.citylake.streaming.start.CheckStart;
import io.citylake.streaming.start.QueryCheckpoint;
import io.citylake.streaming.start.RequireTopics;
import io.citylake.streaming.start.StartingOffsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * Checks a query's checkpoint and says how the query starts from it, or from where a new one has to
 * begin.
 */
public final class PrepareQuery {
  private final JobContext job;
  private final Function<Set<String>, Map<String, String>> idsNow;
  private final Set<String> newCheckpoints;
  private final Map<String, String> topicIds;
  private final Map<TopicPartition, Held> held;

  /**
   * Looks at Kafka, once for all queries.
   *
   * @param idsNow asks Kafka for the ids of topics, as long as the queries run
   * @param newCheckpoints queries that may begin with a new checkpoint over a table that is not
   *     empty
   * @throws RefusedToStart where a topic is missing
   */
  public PrepareQuery(
      JobContext job,
      Function<Set<String>, Map<String, String>> idsNow,
      Set<String> newCheckpoints) {
    this.job = job;
    this.idsNow = idsNow;
    this.newCheckpoints = newCheckpoints;
    try (KafkaPartitions kafka = new KafkaPartitions(job.settings().kafka())) {
      String queries = String.join(" and ", job.settings().streaming().run());
      Set<String> topics = RequireTopics.of(kafka, job.settings().kafka(), queries);
      // Before anything is asked about them: what is known of a topic belongs to its id.
      topicIds = kafka.topicIds(topics);
      held = kafka.held(topics);
    }
  }

  /**
   * How to start the query.
   *
   * @throws RefusedToStart where that would lose or repeat records
   */
  PreparedQuery of(StreamQuery query) {
    query.prepareTables(job);
    QueryCheckpoint checkpoint = query.checkpoint(job, idsNow);
    DriverClaim claim = new DriverClaim(job.spark(), query.name(), checkpoint.location());
    CheckStart check = new CheckStart(checkpoint, job.settings());
    try {
      String from = startingOffsets(query, checkpoint, check);
      return new PreparedQuery(
          query, checkpoint, claim, check, topicIds, query.stream(job, checkpoint, claim, from));
    } catch (SQLException e) {
      throw new CommandFailed(e.getMessage(), e);
    }
  }

  private String startingOffsets(StreamQuery query, QueryCheckpoint checkpoint, CheckStart check)
      throws SQLException {
    String configured = StartingOffsets.configured(job.settings().kafka(), held);
    if (!checkpoint.isNew()) {
      query.requireFit(check, job, topicIds.keySet(), held);
      return configured;
    }
    Optional<WayOn> wayOn = query.wayOn(job, checkpoint, topicIds.keySet());
    if (wayOn.isEmpty()) {
      return configured;
    }
    if (!newCheckpoints.contains(query.name())) {
      throw CheckStart.lost(query.name(), checkpoint.location(), query.table(job.settings()));
    }
    Map<TopicPartition, Long> next = wayOn.get().offsets(topicIds, held);
    check.compareOffsets(next, held);
    return StartingOffsets.json(held, next);
  }
}
