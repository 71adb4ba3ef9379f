package io.citylake.streaming.start;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.checkpoint.Checkpoint;
import io.citylake.checkpoint.CheckpointContract;
import io.citylake.checkpoint.RefusedToStart;
import io.citylake.checkpoint.TopicMadeAnew;
import io.citylake.checkpoint.TopicsOfCheckpoint;
import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.ingest.Readings;
import io.citylake.lake.RecordsTable;
import io.citylake.postgres.CheckpointSpan;
import io.citylake.postgres.ReadProgress;
import io.citylake.settings.Settings;
import io.citylake.settings.Settings.ExpiredOffsets;
import io.citylake.streaming.StreamingJob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** What makes two readings copies; a contract without it is of sensor and event alone. */
  private static final String IDENTITY = "reading.identity";

  /** A sensor type's name follows. */
  private static final String METRICS = "metrics.";

  private final String query;
  private final Checkpoint checkpoint;
  private final CheckpointContract contract;
  private final TopicsOfCheckpoint topicIds;
  private final Settings settings;

  /** What the checkpoint was made under, by key; empty where it is new. */
  private final Map<String, String> stored;

  public CheckStart(
      String query,
      Checkpoint checkpoint,
      CheckpointContract contract,
      TopicsOfCheckpoint topicIds,
      Settings settings) {
    this.query = query;
    this.checkpoint = checkpoint;
    this.contract = contract;
    this.topicIds = topicIds;
    this.settings = settings;
    this.stored = contract.stored().orElse(Map.of());
  }

  /**
   * Checks a records query that has a checkpoint.
   *
   * @throws RefusedToStart where going on would lose or repeat records
   */
  public void records(Set<String> topics, Map<TopicPartition, Held> held, RecordsTable table) {
    existing(topics, held);
    notRestored(
        table.exists() ? table.committedEpochs().last(id()) : OptionalLong.empty(), table.name());
  }

  /**
   * Checks a windows query that has a checkpoint.
   *
   * @throws RefusedToStart where going on would lose or repeat records
   */
  public void windows(Set<String> topics, Map<TopicPartition, Held> held, ReadProgress progress)
      throws SQLException {
    existing(topics, held);
    notSuperseded(progress.checkpoints(query));
    notRestored(progress.lastEpochNumber(query, id()), "live.windows");
  }

  private String id() {
    return checkpoint.id().orElseThrow();
  }

  private void existing(Set<String> topics, Map<TopicPartition, Held> held) {
    if (checkpoint.id().isEmpty()) {
      throw new RefusedToStart(
          query,
          "The checkpoint %s has lost its metadata file: Spark would take a new identity and write its last epoch again."
              .formatted(checkpoint.location()),
          "Restore the file from a backup, or empty the folder and " + newCheckpoint(query));
    }
    compareIdentity();
    compareSettings();
    compareTopics(topics);
    compareTopicIds();
    compareOffsets(held);
  }

  private void compareTopicIds() {
    try {
      topicIds.confirm();
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
        "Restore the checkpoint or correct streaming.%s.checkpoint, or %s"
            .formatted(query, newCheckpoint(query)));
  }

  /**
   * Checks that no other checkpoint has gone on where this one stopped.
   *
   * @param spans the checkpoints that committed windows, the newest last
   * @throws RefusedToStart where this one is not the newest
   */
  private void notSuperseded(List<CheckpointSpan> spans) {
    String own = id();
    boolean committed = spans.stream().anyMatch(span -> span.checkpointId().equals(own));
    if (committed && !spans.get(spans.size() - 1).checkpointId().equals(own)) {
      throw new RefusedToStart(
          query,
          "The checkpoint %s is an old one: another has committed windows since."
              .formatted(checkpoint.location()),
          "Name the newer folder in streaming.%s.checkpoint.".formatted(query));
    }
  }

  /**
   * Checks that what was written has not gone back behind the checkpoint: a database restored from
   * a backup takes the windows back, and with the catalogue the lake. Going on would leave a hole.
   *
   * @param stored the last epoch of this checkpoint that {@code table} knows
   * @throws RefusedToStart where the checkpoint has committed more
   */
  private void notRestored(OptionalLong stored, String table) {
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
          "Bring the newer state back (docs/runbook.md, PostgreSQL restored), or name another folder in streaming.%s.checkpoint and %s"
              .formatted(query, newCheckpoint(query)));
    }
  }

  /**
   * Keeps the settings and the topics beside the checkpoint, once nothing speaks against the start.
   *
   * @param idsByTopic of the topics to read
   */
  public void keepContract(Map<String, String> idsByTopic) {
    topicIds.begin(idsByTopic);
    Map<String, String> settingsInForce = contracted();
    settingsInForce.put(TOPICS, String.join(",", new TreeSet<>(idsByTopic.keySet())));
    if (isStateful()) {
      settingsInForce.put(IDENTITY, identity());
      for (SensorType type : catalogueOfState().types()) {
        settingsInForce.put(METRICS + type.name(), String.join(",", names(type)));
      }
    }
    settingsInForce.putAll(topicIds.contracted());
    contract.store(settingsInForce);
  }

  /**
   * The configured catalogue with each sensor type's metrics in the order that the query's state
   * has them: new ones come last there, wherever the configuration puts them.
   */
  public SensorCatalogue catalogueOfState() {
    return settings.catalogue().beginningWith(storedMetrics());
  }

  /** The metrics that the state has, in its order, by sensor type. */
  private Map<String, List<String>> storedMetrics() {
    Map<String, List<String>> metrics = new TreeMap<>();
    stored.forEach(
        (key, names) -> {
          if (key.startsWith(METRICS)) {
            metrics.put(key.substring(METRICS.length()), List.of(names.split(",")));
          }
        });
    return metrics;
  }

  private static List<String> names(SensorType type) {
    return type.metrics().stream().map(Metric::name).toList();
  }

  /** A window that is open holds each of its metrics at a place that must keep its name. */
  private List<String> removedMetrics() {
    List<String> removed = new ArrayList<>();
    storedMetrics()
        .forEach(
            (type, names) -> {
              List<String> left =
                  settings.catalogue().type(type).map(CheckStart::names).orElse(List.of());
              names.stream()
                  .filter(name -> !left.contains(name))
                  .forEach(name -> removed.add("the catalogue had %s of %s".formatted(name, type)));
            });
    return removed;
  }

  /**
   * Checks that the state remembers readings by what makes two of them copies in this version.
   *
   * @throws RefusedToStart where the copies of what it remembers would be counted once more
   */
  private void compareIdentity() {
    if (isStateful() && !stored.getOrDefault(IDENTITY, "").equals(identity())) {
      throw new RefusedToStart(
          query,
          "The checkpoint %s remembers readings by sensor and event; now their metrics tell readings apart, too."
              .formatted(checkpoint.location()),
          "Name another folder in streaming.%s.checkpoint and %s"
              .formatted(query, newCheckpoint(query)));
    }
  }

  private static String identity() {
    return String.join(",", Readings.IDENTITY_COLUMNS);
  }

  private void compareSettings() {
    List<String> findings = removedMetrics();
    contracted()
        .forEach(
            (key, now) -> {
              String then = stored.getOrDefault(key, now);
              if (!then.equals(now)) {
                findings.add("%s was %s, the configuration says %s".formatted(key, then, now));
              }
            });
    if (checkpoint.lastPlannedEpoch().isPresent()) {
      String then =
          checkpoint
              .sparkSettings(checkpoint.lastPlannedEpoch().getAsLong())
              .getOrDefault(SHUFFLE_PARTITIONS, "");
      String now = Integer.toString(settings.streaming().shufflePartitions());
      if (isStateful() && !then.equals(now)) {
        findings.add(
            "streaming.shuffle-partitions was %s, the configuration says %s".formatted(then, now));
      }
    }
    if (!findings.isEmpty()) {
      throw new RefusedToStart(
          query,
          "The checkpoint %s was written under other settings, which cannot change in place: %s."
              .formatted(checkpoint.location(), String.join("; ", findings)),
          "Set them back, or name another folder in streaming.%s.checkpoint and %s"
              .formatted(query, newCheckpoint(query)));
    }
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
          "Put them back into kafka.topics, or name another folder in streaming.%s.checkpoint and %s"
              .formatted(query, newCheckpoint(query)));
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
          "Check kafka.bootstrap-servers. Where the topic was made anew, name another folder in streaming.%1$s.checkpoint and start with --new-checkpoint %1$s."
              .formatted(query));
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

  private boolean isStateful() {
    return query.equals(StreamingJob.WINDOWS);
  }

  /** What the query's state depends on. */
  private Map<String, String> contracted() {
    Map<String, String> contracted = new TreeMap<>();
    if (isStateful()) {
      Settings.Streaming streaming = settings.streaming();
      contracted.put("streaming.window.length", streaming.window().length().toString());
      contracted.put("streaming.window.slide", streaming.window().slide().toString());
      contracted.put("streaming.watermark", streaming.watermark().toString());
    }
    return contracted;
  }

  private static String newCheckpoint(String query) {
    return "start with --new-checkpoint %s: it goes on from what is stored, without loss or repetition."
        .formatted(query);
  }
}
