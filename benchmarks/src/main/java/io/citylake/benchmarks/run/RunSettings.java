package io.citylake.benchmarks.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Locale;
import java.util.Map;

/**
 * Run settings are what all benchmarks are told that are done in rounds.
 *
 * @param citylake keys of Citylake's configuration, over its defaults
 */
public record RunSettings(int rounds, @JsonUnwrapped JvmOptions jvm, Map<String, String> citylake) {

  /** How often and in how much memory, as the end of a sentence: {@code 3 rounds, heap 2g}. */
  public String text() {
    return String.format(
        Locale.ROOT, "%d round%s, heap %s", rounds, rounds == 1 ? "" : "s", jvm.heap());
  }
}
