package io.citylake.benchmarks.batch;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.compare.WindowsComparison;
import io.citylake.benchmarks.run.PhaseFigures;
import java.time.LocalDate;

/**
 * A day's result says what its marts cost in a round.
 *
 * @param round from 1
 * @param phase cold or warm
 * @param readings of the day
 * @param windows those that were published, held against those that must be there
 */
record DayResult(
    int round,
    String phase,
    LocalDate day,
    long readings,
    @JsonUnwrapped PhaseFigures figures,
    WindowsComparison windows) {

  @JsonProperty
  double cpuMicrosPerReading() {
    return figures.cpuMicrosPerRecord(readings);
  }
}
