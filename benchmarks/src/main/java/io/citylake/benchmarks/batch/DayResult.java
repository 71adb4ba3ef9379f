package io.citylake.benchmarks.batch;

import io.citylake.benchmarks.compare.WindowsComparison;
import io.citylake.benchmarks.run.PhaseFigures;
import java.time.LocalDate;

/**
 * What the marts of a day cost in a round.
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
    PhaseFigures figures,
    WindowsComparison windows) {

  double seconds() {
    return figures.work().elapsed().toNanos() / 1e9;
  }

  double cpuMicrosPerReading() {
    return figures.cpuMicrosPerRecord(readings);
  }
}
