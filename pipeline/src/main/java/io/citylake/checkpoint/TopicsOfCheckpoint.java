package io.citylake.checkpoint;

import io.citylake.tables.QueryNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The topics that a checkpoint reads are known by Kafka's id of each: kept in its contract before
 * anything of a topic is read, and compared with Kafka before anything is committed.
 *
 * <p>A topic's name is no identity: one that was deleted and made anew has the same name, begins at
 * offset 0 again, and Spark would go on in it where it had stopped in the other. Kafka never gives
 * an id twice, so that what was read between two answers with the same id is of that topic.
 *
 * <p>For one query's thread at a time.
 */
public final class TopicsOfCheckpoint {
  private static final String KEY = "kafka.topic-id.";

  private final String query;
  private final Checkpoint checkpoint;
  private final CheckpointContract contract;
  private final Function<Set<String>, Map<String, String>> idsNow;
  private Map<String, String> kept;

  /**
   * @param query the query that the checkpoint is of, for example {@code windows}
   * @param idsNow asks Kafka for the ids of topics; one that does not exist is missing in the
   *     answer
   */
  public TopicsOfCheckpoint(
      String query,
      Checkpoint checkpoint,
      CheckpointContract contract,
      Function<Set<String>, Map<String, String>> idsNow) {
    this.query = query;
    this.checkpoint = checkpoint;
    this.contract = contract;
    this.idsNow = idsNow;
  }

  /**
   * Takes the topics that there are when the query starts: all of them where the checkpoint has yet
   * to begin, those that are new to it, or from before ids were kept, where it has begun.
   *
   * @param ids by topic, asked for before anything else was asked about the topics
   */
  public void begin(Map<String, String> ids) {
    if (checkpoint.lastPlannedEpoch().isEmpty()) {
      kept().clear();
    }
    ids.forEach(kept()::putIfAbsent);
  }

  /**
   * The ids of topics as the checkpoint knows them, by name. That of a topic which is new to it is
   * asked for and kept.
   *
   * @throws TopicMadeAnew where one of them does not exist
   */
  public Map<String, String> ids(Set<String> topics) {
    Set<String> unknown = new TreeSet<>(topics);
    unknown.removeAll(kept().keySet());
    if (!unknown.isEmpty()) {
      Map<String, String> found = idsNow.apply(unknown);
      unknown.removeAll(found.keySet());
      if (!unknown.isEmpty()) {
        throw madeAnew(unknown, found);
      }
      keep(found);
    }
    return Map.copyOf(kept());
  }

  /**
   * Checks that Kafka's topics are still those that the checkpoint reads.
   *
   * @throws TopicMadeAnew where one of them is another one now, or gone
   */
  public void confirm() {
    Map<String, String> now = idsNow.apply(Set.copyOf(kept().keySet()));
    Set<String> other = new TreeSet<>(kept().keySet());
    other.removeIf(topic -> kept().get(topic).equals(now.get(topic)));
    if (!other.isEmpty()) {
      throw madeAnew(other, now);
    }
  }

  private Map<String, String> kept() {
    if (kept == null) {
      kept = keptIn(contract);
    }
    return kept;
  }

  /** The ids of topics that a contract keeps, by name; a new map. */
  public static Map<String, String> keptIn(CheckpointContract contract) {
    Map<String, String> ids = new TreeMap<>();
    contract
        .stored()
        .orElse(Map.of())
        .forEach(
            (key, value) -> {
              if (key.startsWith(KEY)) {
                ids.put(key.substring(KEY.length()), value);
              }
            });
    return ids;
  }

  private void keep(Map<String, String> found) {
    Map<String, String> settings = new TreeMap<>(contract.stored().orElse(Map.of()));
    found.forEach((topic, id) -> settings.put(KEY + topic, id));
    contract.store(settings);
    kept.putAll(found);
  }

  /** The contract's entries, by key. */
  public Map<String, String> contracted() {
    return kept().entrySet().stream()
        .collect(Collectors.toMap(entry -> KEY + entry.getKey(), Map.Entry::getValue));
  }

  private TopicMadeAnew madeAnew(Set<String> topics, Map<String, String> now) {
    List<String> findings = new ArrayList<>();
    for (String topic : topics) {
      String found =
          now.containsKey(topic) ? "Kafka has " + now.get(topic) : "Kafka has none of this name";
      findings.add(
          "the topic %s was deleted%s: the checkpoint reads the one with the id %s, %s; %s"
              .formatted(
                  topic,
                  now.containsKey(topic) ? " and made anew" : "",
                  kept().getOrDefault(topic, "that was not asked for yet"),
                  found,
                  read(topic)));
    }
    return new TopicMadeAnew(
        "The checkpoint %s must not go on: %s. What was not read of a deleted topic is gone with it."
            .formatted(checkpoint.location(), String.join("; ", findings)),
        """
        Name another folder in %2$s and start with --new-checkpoint %1$s: it reads the new topic
        from its first record and every other from where this one stopped. The lake keeps the records of both, told apart by topic_id."""
            .formatted(query, QueryNames.checkpointKey(query)));
  }

  /** How far the topic was read. */
  private String read(String topic) {
    String read =
        checkpoint.lastCommittedEpoch().isEmpty()
            ? ""
            : checkpoint.endOffsets(checkpoint.lastCommittedEpoch().getAsLong()).stream()
                .filter(end -> end.topic().equals(topic))
                .map(end -> String.format(Locale.ROOT, "%d to %,d", end.partition(), end.offset()))
                .collect(Collectors.joining(", "));
    return read.isEmpty() ? "nothing of it was read" : "read of it were partition " + read;
  }
}
