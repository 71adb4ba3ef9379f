package io.citylake.benchmarks.scale;

import io.citylake.benchmarks.stack.CityLoad;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A case is the work under one value of what an experiment changes.
 *
 * @param load what the topics are filled with
 * @param keys of Citylake's configuration
 * @param jvmOptions of the driver
 * @param workers of a standalone cluster; empty where the job runs in one JVM
 */
record ScaleCase(
    Experiment experiment,
    long value,
    CityLoad load,
    Map<String, String> keys,
    List<String> jvmOptions,
    OptionalInt workers) {

  ScaleCase {
    keys = Map.copyOf(keys);
    jvmOptions = List.copyOf(jvmOptions);
  }

  CaseName name() {
    return new CaseName(
        experiment.label(), experiment.description(), value, hasRecords() ? "both" : "windows");
  }

  /** Whether records are written, and not windows alone. */
  boolean hasRecords() {
    return !keys.containsKey("streaming.run");
  }
}
