package io.citylake.send;

import java.util.Set;
import java.util.TreeSet;

/** Kafka has no topics of these names. */
public final class MissingTopics extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TreeSet<String> topics;

  MissingTopics(Set<String> topics, KafkaAddress kafka) {
    super("Kafka at " + kafka + " has no topic " + String.join(", ", new TreeSet<>(topics)));
    this.topics = new TreeSet<>(topics);
  }

  /** Their names, in order; never empty. */
  public Set<String> topics() {
    return new TreeSet<>(topics);
  }
}
