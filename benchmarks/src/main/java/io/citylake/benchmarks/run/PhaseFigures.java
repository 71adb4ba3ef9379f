package io.citylake.benchmarks.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.cpu.CpuUse;
import java.util.Map;

/**
 * Phase figures say what a phase cost.
 *
 * @param start from the order until the engine was up
 * @param work from the first record until the last output was written
 * @param stop from then until the contestant waited again
 * @param peaks the largest of what the contestant said of itself; without what it did not say
 */
public record PhaseFigures(
    CpuUse start,
    CpuUse work,
    CpuUse stop,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Figure, Long> peaks) {

  public PhaseFigures {
    peaks = peaks == null ? Map.of() : Map.copyOf(peaks);
  }

  /** Records a second of {@link #work}. */
  public double recordsPerSecond(long records) {
    return records * 1e9 / work.elapsed().toNanos();
  }

  /** CPU time of all processes of {@link #work} for one record, microseconds. */
  public double cpuMicrosPerRecord(long records) {
    return work.total().toNanos() / 1e3 / records;
  }
}
