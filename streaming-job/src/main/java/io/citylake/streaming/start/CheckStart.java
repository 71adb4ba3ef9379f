package io.citylake.streaming.start;

import io.citylake.checkpoint.Checkpoint;
import io.citylake.checkpoint.RefusedToStart;
import io.citylake.checkpoint.TopicMadeAnew;
import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.postgres.CheckpointSpan;
import io.citylake.settings.Settings;
import io.citylake.settings.Settings.ExpiredOffsets;
import io.citylake.tables.QueryNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares a query's checkpoint with the configuration, with Kafka and with the table it writes,
 * before the query starts. Spark would go on silently in most of these cases, and lose or repeat
 * records.
 */
public final class CheckStart {
  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";
  private static final String TOPICS = "kafka.topics";

  private final String query;
  private final QueryCheckpoint whole;
  private final Checkpoint checkpoint;
  private final Settings settings;

  /** What the checkpoint was made under, by key; empty where it is new. */
  private final Map<String, String> stored;

  public CheckStart(QueryCheckpoint whole, Settings settings) {
    this.query = whole.query();
    this.whole = whole;
    this.checkpoint = whole.log();
    this.settings = settings;
    this.stored = whole.stored();
  }

  /** The id that Spark has given the query with its checkpoint. */
  public String id() {
    return checkpoint.id().orElseThrow();
  }

  /**
   * Checks a checkpoint that has begun against everything but what the query has written.
   *
   * @param topics that exist, of those to be read
   * @param held what Kafka holds of them
   * @throws RefusedToStart where going on would lose or repeat records
   */
  public void existing(Set<String> topics, Map<TopicPartition, Held> held) {
    if (checkpoint.id().isEmpty()) {
      throw new RefusedToStart(
          query,
          "The checkpoint %s has lost its metadata file: Spark would take a new identity and write its last epoch again."
              .formatted(checkpoint.location()),
          "Restore the file from a backup, or empty the folder and " + newCheckpoint(query));
    }
    compareVersion();
    compareSettings();
    compareTopics(topics);
    compareTopicIds();
    compareOffsets(held);
  }

  private void compareTopicIds() {
    try {
      whole.topics().confirm();
    } catch (TopicMadeAnew e) {
      throw new RefusedToStart(query, e.finding(), e.remedy());
    }
  }

  /**
   * What to say of a query without a checkpoint at {@code location} whose {@code table} holds what
   * such a query once wrote.
   */
  public static RefusedToStart lost(String query, String location, String table) {
    return new RefusedToStart(
        query,
        "There is no checkpoint at %s, but %s holds what an earlier one wrote: reading from the start would write it again."
            .formatted(location, table),
        "Restore the checkpoint or correct %s, or %s"
            .formatted(QueryNames.checkpointKey(query), newCheckpoint(query)));
  }

  /**
   * Checks that no other checkpoint has gone on where this one stopped.
   *
   * @param spans the checkpoints that committed windows, the newest last
   * @throws RefusedToStart where this one is not the newest
   */
  public void notSuperseded(List<CheckpointSpan> spans) {
    String own = id();
    boolean committed = spans.stream().anyMatch(span -> span.checkpointId().equals(own));
    if (committed && !spans.get(spans.size() - 1).checkpointId().equals(own)) {
      throw new RefusedToStart(
          query,
          "The checkpoint %s is an old one: another has committed windows since."
              .formatted(checkpoint.location()),
          "Name the newer folder in %s.".formatted(QueryNames.checkpointKey(query)));
    }
  }

  /**
   * Checks that what was written has not gone back behind the checkpoint: a database restored from
   * a backup takes the windows back, and with the catalogue the lake. Going on would leave a hole.
   *
   * @param stored the last epoch of this checkpoint that {@code table} knows
   * @throws RefusedToStart where the checkpoint has committed more
   */
  public void notRestored(OptionalLong stored, String table) {
    OptionalLong committed = checkpoint.lastCommittedEpoch();
    if (committed.isPresent() && stored.orElse(-1) < committed.getAsLong()) {
      String known =
          stored.isPresent()
              ? String.format(
                  Locale.ROOT, "the last that %s knows is %d", table, stored.getAsLong())
              : "%s knows none of its epochs".formatted(table);
      throw new RefusedToStart(
          query,
          String.format(
              Locale.ROOT,
              "The checkpoint %s has committed epoch %d, but %s: the table is in an older state, as after a restored backup.",
              checkpoint.location(),
              committed.getAsLong(),
              known),
          "Bring the newer state back (docs/runbook.md, PostgreSQL restored), or name another folder in %s and %s"
              .formatted(QueryNames.checkpointKey(query), newCheckpoint(query)));
    }
  }

  /**
   * Keeps the settings and the topics beside the checkpoint, once nothing speaks against the start.
   *
   * @param idsByTopic of the topics to read
   */
  public void keepContract(Map<String, String> idsByTopic) {
    whole.topics().begin(idsByTopic);
    Map<String, String> inForce = new TreeMap<>();
    inForce.put(TOPICS, String.join(",", new TreeSet<>(idsByTopic.keySet())));
    whole.state().ifPresent(state -> inForce.putAll(state.kept(stored)));
    inForce.putAll(whole.topics().contracted());
    whole.contract().store(inForce);
  }

  private void compareVersion() {
    Optional<String> outgrown = whole.state().flatMap(state -> state.outgrown(stored));
    if (outgrown.isPresent()) {
      throw new RefusedToStart(
          query,
          "The checkpoint %s %s.".formatted(checkpoint.location(), outgrown.get()),
          "Name another folder in %s and %s"
              .formatted(QueryNames.checkpointKey(query), newCheckpoint(query)));
    }
  }

  private void compareSettings() {
    List<String> findings = new ArrayList<>();
    whole
        .state()
        .ifPresent(
            state -> {
              findings.addAll(state.changes(stored));
              findings.addAll(changedPartitions());
            });
    if (!findings.isEmpty()) {
      throw new RefusedToStart(
          query,
          "The checkpoint %s was written under other settings, which cannot change in place: %s."
              .formatted(checkpoint.location(), String.join("; ", findings)),
          "Set them back, or name another folder in %s and %s"
              .formatted(QueryNames.checkpointKey(query), newCheckpoint(query)));
    }
  }

  private List<String> changedPartitions() {
    String then =
        checkpoint
            .sparkSettings(checkpoint.lastPlannedEpoch().getAsLong())
            .getOrDefault(SHUFFLE_PARTITIONS, "");
    String now = Integer.toString(settings.streaming().shufflePartitions());
    return then.equals(now)
        ? List.of()
        : List.of(
            "streaming.shuffle-partitions was %s, the configuration says %s".formatted(then, now));
  }

  private void compareTopics(Set<String> topics) {
    Set<String> gone = new TreeSet<>(Arrays.asList(stored.getOrDefault(TOPICS, "").split(",")));
    gone.remove("");
    gone.removeAll(topics);
    if (!gone.isEmpty()) {
      throw new RefusedToStart(
          query,
          "The checkpoint %s reads topics that are no longer asked for or no longer there: %s."
              .formatted(checkpoint.location(), String.join(", ", gone)),
          "Put them back into kafka.topics, or name another folder in %s and %s"
              .formatted(QueryNames.checkpointKey(query), newCheckpoint(query)));
    }
  }

  private void compareOffsets(Map<TopicPartition, Held> held) {
    if (checkpoint.lastCommittedEpoch().isPresent()) {
      Map<TopicPartition, Long> next = new HashMap<>();
      checkpoint
          .endOffsets(checkpoint.lastCommittedEpoch().getAsLong())
          .forEach(p -> next.put(new TopicPartition(p.topic(), p.partition()), p.offset()));
      compareOffsets(next, held);
    }
  }

  /**
   * Checks that Kafka still holds what has to be read next.
   *
   * @param next where each partition goes on
   * @throws RefusedToStart where records would be skipped, or others taken for them
   */
  public void compareOffsets(Map<TopicPartition, Long> next, Map<TopicPartition, Held> held) {
    List<String> expired = new ArrayList<>();
    List<String> remade = new ArrayList<>();
    next.forEach(
        (partition, offset) -> {
          Held now = held.get(partition);
          if (now == null || offset > now.end()) {
            String end =
                now == null ? "is gone" : String.format(Locale.ROOT, "ends at %,d", now.end());
            remade.add(String.format(Locale.ROOT, "%s %s, %,d were read", partition, end, offset));
          } else if (offset < now.earliest()) {
            expired.add(
                String.format(
                    Locale.ROOT,
                    "%s begins at %,d, %,d is next: %,d records are gone",
                    partition,
                    now.earliest(),
                    offset,
                    now.earliest() - offset));
          }
        });
    if (!remade.isEmpty()) {
      throw new RefusedToStart(
          query,
          "Kafka holds less than was read; the topic was deleted and made anew, or this is another broker: %s."
              .formatted(sorted(remade)),
          "Check kafka.bootstrap-servers. Where the topic was made anew, name another folder in %s and start with --new-checkpoint %s."
              .formatted(QueryNames.checkpointKey(query), query));
    }
    if (!expired.isEmpty() && settings.kafka().expiredOffsets() == ExpiredOffsets.REFUSE) {
      throw new RefusedToStart(
          query,
          "Kafka no longer holds records that were not read yet: %s.".formatted(sorted(expired)),
          "Restore them, or go on without them: kafka.expired-offsets = accept (the audit goes on to report the gap).");
    }
  }

  private static String sorted(List<String> findings) {
    return findings.stream().sorted().collect(Collectors.joining("; "));
  }

  private static String newCheckpoint(String query) {
    return "start with --new-checkpoint %s: it goes on from what is stored, without loss or repetition."
        .formatted(query);
  }
}
