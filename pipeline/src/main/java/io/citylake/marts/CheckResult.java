package io.citylake.marts;

import io.citylake.models.MartCheck.Severity;
import java.util.List;

/**
 * A check's result is what it found in one day of a mart.
 *
 * @param check in words, as a person says it
 * @param badRows 0 where the check holds
 * @param samples a few of the bad rows as {@code column=value, ...}; of a check that compares
 *     counts, a sentence with both
 */
public record CheckResult(String check, Severity severity, long badRows, List<String> samples) {
  public CheckResult {
    samples = List.copyOf(samples);
  }

  public boolean holds() {
    return badRows == 0;
  }
}
