package io.citylake.simulator.feed;

import java.util.Map;
import java.util.TreeMap;

/**
 * An answer key tells exactly what was sent: what tests and the audit can be held against.
 *
 * @param complete false while sending goes on, and where it failed: then more or less may have
 *     arrived
 * @param topics by name
 */
public record AnswerKey(boolean complete, Map<String, TopicAnswer> topics) {

  public AnswerKey {
    topics = Map.copyOf(topics);
  }

  /** The key of two simulations together; complete where both are. */
  public AnswerKey plus(AnswerKey other) {
    Map<String, TopicAnswer> all = new TreeMap<>(topics);
    other.topics.forEach((topic, answer) -> all.merge(topic, answer, TopicAnswer::plus));
    return new AnswerKey(complete && other.complete, all);
  }
}
