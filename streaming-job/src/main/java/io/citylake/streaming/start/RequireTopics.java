package io.citylake.streaming.start;

import io.citylake.checkpoint.RefusedToStart;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.settings.Settings;
import java.util.Set;
import java.util.TreeSet;

/** Requires of Kafka that it has the topics to be read. */
public final class RequireTopics {
  private RequireTopics() {}

  /**
   * The topics to read.
   *
   * @param query who is to read them
   * @throws RefusedToStart where one of them is missing
   */
  public static Set<String> of(KafkaPartitions kafka, Settings.Kafka asked, String query) {
    Set<String> topics = kafka.topics();
    Set<String> missing = new TreeSet<>(asked.topics());
    missing.removeAll(topics);
    if (!missing.isEmpty()) {
      throw new RefusedToStart(
          query,
          "Kafka at %s has no topic %s."
              .formatted(asked.bootstrapServers(), String.join(", ", missing)),
          "citylake topics create makes it; or correct kafka.topics or the description that names it, or set"
              + " kafka.topics-pattern, which waits for topics to come.");
    }
    return topics;
  }
}
