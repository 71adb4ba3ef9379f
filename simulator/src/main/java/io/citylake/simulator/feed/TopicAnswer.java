package io.citylake.simulator.feed;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A topic's answer tells what was sent to it.
 *
 * @param bySensorType by the type of the sensor, also where the payload no longer tells it
 * @param firstEventTime the smallest of all readings; null where there were none
 * @param lastEventTime the largest of all readings; null where there were none
 */
public record TopicAnswer(
    Map<String, Counts> bySensorType, Instant firstEventTime, Instant lastEventTime) {

  public TopicAnswer {
    bySensorType = Map.copyOf(bySensorType);
  }

  /** All sensor types together. */
  public Counts total() {
    return bySensorType.values().stream().reduce(Counts.NOTHING, Counts::plus);
  }

  TopicAnswer plus(TopicAnswer other) {
    Map<String, Counts> all = new TreeMap<>(bySensorType);
    other.bySensorType.forEach((type, counts) -> all.merge(type, counts, Counts::plus));
    return new TopicAnswer(
        all,
        earlier(firstEventTime, other.firstEventTime),
        later(lastEventTime, other.lastEventTime));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a == null || (b != null && b.isBefore(a)) ? b : a;
  }

  private static Instant later(Instant a, Instant b) {
    return a == null || (b != null && b.isAfter(a)) ? b : a;
  }
}
