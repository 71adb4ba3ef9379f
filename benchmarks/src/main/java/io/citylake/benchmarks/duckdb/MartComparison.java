package io.citylake.benchmarks.duckdb;

import java.util.List;

/**
 * A comparison of a mart says how many of a day's rows differ, and shows the first of them.
 *
 * @param citylake rows that Citylake published
 * @param duckdb rows that DuckDB computed
 * @param different rows that only one of the two has, or that have other values
 * @param examples the first few of them
 */
public record MartComparison(
    String mart, long citylake, long duckdb, long different, List<String> examples) {

  public MartComparison {
    examples = List.copyOf(examples);
  }

  public boolean holds() {
    return different == 0;
  }
}
