package io.citylake.benchmarks.run;

import java.util.LinkedHashMap;
import java.util.Map;

/** The one key that the configuration file asks to be set for a machine. */
public final class OneTaskForEachCore {
  private OneTaskForEachCore() {}

  /**
   * As many shuffle partitions as this machine has cores.
   *
   * @param keys of Citylake's configuration; they go over it
   */
  public static Map<String, String> under(Map<String, String> keys) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "streaming.shuffle-partitions",
        Integer.toString(Runtime.getRuntime().availableProcessors()));
    all.putAll(keys);
    return all;
  }
}
