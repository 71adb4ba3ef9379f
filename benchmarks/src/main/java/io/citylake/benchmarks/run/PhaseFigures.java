package io.citylake.benchmarks.run;

import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.cpu.CpuUse;
import java.util.Map;

/**
 * What a phase cost.
 *
 * @param start from the order until the engine was up
 * @param work from the first record until the last output was written
 * @param stop from then until the contestant waited again
 * @param peaks the largest of what the contestant said of itself; without what it did not say
 */
public record PhaseFigures(CpuUse start, CpuUse work, CpuUse stop, Map<Figure, Long> peaks) {

  public PhaseFigures {
    peaks = Map.copyOf(peaks);
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
