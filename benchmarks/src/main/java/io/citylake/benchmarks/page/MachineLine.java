package io.citylake.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Where and when a benchmark ran, as a line of its section. */
final class MachineLine {
  private MachineLine() {}

  /**
   * The line.
   *
   * @param results a benchmark's whole file
   */
  static String of(JsonNode results) {
    JsonNode machine = results.get("machine");
    return String.format(
        Locale.ROOT,
        "Machine: %d cores of %s, %d GiB, %s, %s. Began %s.",
        machine.get("cores").asInt(),
        machine.get("processor").asText(),
        machine.get("memoryBytes").asLong() >> 30,
        machine.get("operatingSystem").asText(),
        machine.get("java").asText(),
        results.get("began").asText());
  }
}
