package io.citylake.describe.time;

import io.citylake.time.EventTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the unit in which numbers count from 1970 to times that can be. */
final class MatchEpoch {
  private static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");
  private static final Map<String, Double> MICROS = new LinkedHashMap<>();

  static {
    MICROS.put("epoch-seconds", 1e6);
    MICROS.put("epoch-millis", 1e3);
    MICROS.put("epoch-micros", 1.0);
    MICROS.put("epoch-nanos", 1e-3);
  }

  private MatchEpoch() {}

  /** The pattern; {@code epoch} where several units stand side by side; empty where none fits. */
  static Optional<String> of(double[] numbers, Instant latest) {
    if (numbers.length == 0) {
      return Optional.empty();
    }
    for (Map.Entry<String, Double> unit : MICROS.entrySet()) {
      if (Arrays.stream(numbers).allMatch(n -> isPossible(n * unit.getValue(), latest))) {
        return Optional.of(unit.getKey());
      }
    }
    boolean isAny =
        Arrays.stream(numbers)
            .allMatch(n -> MICROS.values().stream().anyMatch(unit -> isPossible(n * unit, latest)));
    return isAny ? Optional.of("epoch") : Optional.empty();
  }

  private static boolean isPossible(double micros, Instant latest) {
    return micros >= EventTime.toMicros(EARLIEST) && micros <= EventTime.toMicros(latest);
  }
}
