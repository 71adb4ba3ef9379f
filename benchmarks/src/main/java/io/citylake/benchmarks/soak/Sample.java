package io.citylake.benchmarks.soak;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * A sample is what was seen at one moment.
 *
 * @param elapsed since readings are sent
 * @param values by series; without those that nobody knows yet
 */
record Sample(Duration elapsed, Map<Series, Double> values) {
  private static final String SECONDS = "seconds";

  /** As a file has it: a number for each series, null for what nobody knows yet. */
  @JsonValue
  Map<String, Double> written() {
    Map<String, Double> figures = new HashMap<>();
    figures.put(SECONDS, elapsed.toNanos() / 1e9);
    for (Series series : Series.values()) {
      figures.put(series.name(), values.get(series));
    }
    return figures;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Sample read(Map<String, Double> figures) {
    Map<Series, Double> values = new EnumMap<>(Series.class);
    for (Series series : Series.values()) {
      if (figures.get(series.name()) != null) {
        values.put(series, figures.get(series.name()));
      }
    }
    return new Sample(Duration.ofNanos(Math.round(figures.get(SECONDS) * 1e9)), values);
  }

  /** Minutes since readings are sent. */
  double minutes() {
    return elapsed.toNanos() / 60e9;
  }
}
