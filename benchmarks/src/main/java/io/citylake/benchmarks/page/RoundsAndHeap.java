package io.citylake.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** How often a benchmark was done and in how much memory, as the end of a sentence. */
final class RoundsAndHeap {
  private RoundsAndHeap() {}

  /**
   * For example {@code 3 rounds, heap 2g}.
   *
   * @param settings of a benchmark's file
   */
  static String of(JsonNode settings) {
    int rounds = settings.get("rounds").asInt();
    return String.format(
        Locale.ROOT,
        "%d round%s, heap %s",
        rounds,
        rounds == 1 ? "" : "s",
        settings.get("heap").asText());
  }
}
