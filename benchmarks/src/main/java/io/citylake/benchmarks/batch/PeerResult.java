package io.citylake.benchmarks.batch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.duckdb.MartComparison;
import io.citylake.benchmarks.run.PhaseFigures;
import java.time.LocalDate;
import java.util.List;

/**
 * A peer's result says what the marts of a day cost DuckDB in a round.
 *
 * @param round from 1
 * @param phase cold or warm
 * @param readings of the day
 * @param marts each held against Citylake's
 */
record PeerResult(
    int round,
    String phase,
    LocalDate day,
    long readings,
    @JsonUnwrapped PhaseFigures figures,
    List<MartComparison> marts) {

  PeerResult {
    marts = List.copyOf(marts);
  }

  boolean holds() {
    return marts.stream().allMatch(MartComparison::holds);
  }
}
