package io.citylake.describe.physics;

import io.citylake.reading.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds metrics whose zeros stand apart: now and then a sensor says exactly 0, and otherwise never
 * comes near it. Such a zero often means that there was no value.
 */
public final class ZerosApart {
  private static final int LEAST_VALUES = 100;

  private static final int LEAST_OF_OTHERS = 24;

  /** More of them are a state, not a gap. */
  private static final double MOST_ZEROS = 0.1;

  /** The smallest other value, over the median. */
  private static final double APART = 0.1;

  private static final class Values {
    private final List<Double> others = new ArrayList<>();
    private int zeros;

    boolean hasZerosApart() {
      int all = others.size() + zeros;
      if (zeros == 0 || all < LEAST_VALUES || zeros > all * MOST_ZEROS) {
        return false;
      }
      List<Double> sorted = others.stream().sorted().toList();
      return sorted.get(0) > APART * sorted.get(sorted.size() / 2) && sorted.get(0) > 0;
    }
  }

  private final Map<Integer, Map<String, Values>> metrics = new HashMap<>();

  /** Looks at a reading. */
  public void at(Reading reading) {
    for (int place = 0; place < reading.metrics().length; place++) {
      double value = reading.metrics()[place];
      if (!Double.isNaN(value)) {
        Values values =
            metrics
                .computeIfAbsent(place, p -> new HashMap<>())
                .computeIfAbsent(reading.sensorId(), s -> new Values());
        if (value == 0) {
          values.zeros++;
        } else {
          values.others.add(value);
        }
      }
    }
  }

  /** Whether they stand apart with most sensors that say 0 at all. */
  public boolean in(int place) {
    List<Values> withZeros =
        metrics.getOrDefault(place, Map.of()).values().stream().filter(v -> v.zeros > 0).toList();
    long apart = withZeros.stream().filter(Values::hasZerosApart).count();
    return apart > 0 && apart * 2 > withZeros.size();
  }

  /**
   * Whether some sensors say 0 most of the time, and others never: theirs may mean that there was
   * no value.
   */
  public boolean areDoubtfulIn(int place) {
    Collection<Values> sensors = metrics.getOrDefault(place, Map.of()).values();
    return sensors.stream().anyMatch(v -> v.zeros > v.others.size())
        && sensors.stream().anyMatch(v -> v.zeros == 0 && v.others.size() >= LEAST_OF_OTHERS);
  }

  /** How many zeros there are. */
  public int zeros(int place) {
    return metrics.getOrDefault(place, Map.of()).values().stream().mapToInt(v -> v.zeros).sum();
  }
}
