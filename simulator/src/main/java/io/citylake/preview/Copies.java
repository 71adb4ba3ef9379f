package io.citylake.preview;

import io.citylake.reading.Reading;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds copies: readings that agree in sensor type, sensor, event (the sender's id of it; without
 * one, the event time) and the names of their metrics. It remembers 64 bits of each reading.
 */
final class Copies {
  private static final long PRIME = 0x100000001b3L;
  private static final long START = 0xcbf29ce484222325L;

  private final Set<Long> seen = new HashSet<>();

  /** Whether {@code reading} repeats one before. */
  boolean repeats(Reading reading) {
    long hash = mixed(START, reading.sensorType().name());
    hash = mixed(hash, reading.sensorId());
    hash =
        reading.eventId() == null
            ? mixed(hash, reading.eventTimeMicros())
            : mixed(hash, reading.eventId());
    long metrics = 0;
    for (int place = 0; place < reading.metrics().length; place++) {
      if (!Double.isNaN(reading.metrics()[place])) {
        metrics ^= mixed(START, place);
      }
    }
    for (String name : reading.otherMetrics().keySet()) {
      metrics ^= mixed(START, name);
    }
    return !seen.add(mixed(hash, metrics));
  }

  private static long mixed(long hash, String text) {
    long mixed = hash;
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * PRIME;
    }
    return mixed(mixed, text.length());
  }

  private static long mixed(long hash, long bits) {
    long mixed = (hash ^ bits) * PRIME;
    mixed ^= mixed >>> 32;
    return mixed * 0xd6e8feb86659fd93L;
  }
}
