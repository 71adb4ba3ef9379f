package io.citylake.benchmarks.soak;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was seen at one moment.
 *
 * @param elapsed since readings are sent
 * @param values by series; without those that nobody knows yet
 */
record Sample(Duration elapsed, Map<Series, Double> values) {

  Sample {
    values = Map.copyOf(values);
  }

  /** For a JSON file. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seconds", elapsed.toMillis() / 1e3);
    for (Series series : Series.values()) {
      json.put(series.name(), values.get(series));
    }
    return json;
  }
}
