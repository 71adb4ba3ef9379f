package io.citylake.benchmarks.compare;

import java.util.List;

/**
 * A comparison of windows says how many differ, and shows the first of them.
 *
 * @param expected rows that must be there
 * @param found rows that are there
 * @param different rows that are missing, too many, or have other values
 * @param examples the first few of them
 */
public record WindowsComparison(long expected, long found, long different, List<String> examples) {

  public WindowsComparison {
    examples = List.copyOf(examples);
  }

  public boolean holds() {
    return different == 0;
  }
}
