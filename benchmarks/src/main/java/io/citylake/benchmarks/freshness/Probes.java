package io.citylake.benchmarks.freshness;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Probes of one measurement are remembered with when each was sent, and first seen where. For the
 * sender, both watches and whoever waits at once. Moments are as {@link System#nanoTime} tells
 * them.
 */
final class Probes {
  private final Map<String, Probe> sent = new ConcurrentHashMap<>();
  private final Map<String, Position> positions = new ConcurrentHashMap<>();
  private final Map<String, Long> seenInServing = new ConcurrentHashMap<>();
  private final Map<String, Long> seenInLake = new ConcurrentHashMap<>();
  private final Map<String, Probe> notInServing = new ConcurrentHashMap<>();
  private final Set<String> notInLake = ConcurrentHashMap.newKeySet();

  private record Position(int partition, long offset) {}

  /** A probe is about to be sent. */
  void sending(Probe probe) {
    sent.put(probe.district(), probe);
    notInServing.put(probe.district(), probe);
    notInLake.add(probe.district());
  }

  /** Kafka has a probe. */
  void taken(Probe probe, int partition, long offset) {
    positions.put(probe.district(), new Position(partition, offset));
  }

  /** Those sent that were not seen in {@code serving} yet. */
  Collection<Probe> notInServing() {
    return List.copyOf(notInServing.values());
  }

  /** The probe of a district can be seen in {@code serving}. */
  void seenInServing(String district, long nanos) {
    if (notInServing.remove(district) != null) {
      seenInServing.put(district, nanos);
    }
  }

  /**
   * The lake shows what is before these offsets.
   *
   * @param ends by partition
   */
  void seenInLake(Map<Integer, Long> ends, long nanos) {
    List<String> seen =
        notInLake.stream().filter(district -> isBefore(ends, positions.get(district))).toList();
    seen.forEach(district -> seenInLake.put(district, nanos));
    seen.forEach(notInLake::remove);
  }

  /** A position is unknown until Kafka has answered. */
  private static boolean isBefore(Map<Integer, Long> ends, Position position) {
    return position != null && position.offset() < ends.getOrDefault(position.partition(), 0L);
  }

  /** Whether all that were sent were seen in both places. */
  boolean areAllSeen() {
    return notInServing.isEmpty() && notInLake.isEmpty();
  }

  /** How many are not seen yet, for people. */
  String missingText() {
    return String.format(
        Locale.ROOT,
        "%d probes not yet in serving, %d not yet in the lake",
        notInServing.size(),
        notInLake.size());
  }

  /** From due until seen in {@code serving}, of the measured ones. */
  Seen inServing() {
    return latencies(seenInServing);
  }

  /** From due until seen in the lake, of the measured ones. */
  Seen inLake() {
    return latencies(seenInLake);
  }

  private Seen latencies(Map<String, Long> seen) {
    return Seen.of(
        sent.values().stream()
            .filter(Probe::isMeasured)
            .mapToDouble(
                probe -> {
                  Long nanos = seen.get(probe.district());
                  return nanos == null ? Seen.NEVER : (nanos - probe.dueNanos()) / 1e6;
                })
            .toArray());
  }
}
