package io.citylake.benchmarks.run;

import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.cpu.CpuMeter;
import io.citylake.benchmarks.cpu.CpuReading;
import io.citylake.benchmarks.cpu.CpuUse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/** Lets contestants do phases and reads the CPU time of all that took part, at each border. */
public final class MeasurePhase {
  /** The name of the contestant's process tree in CPU figures. */
  public static final String DRIVER = "driver";

  private final CpuMeter meter;
  private final Map<String, Long> servers;

  /**
   * @param servers process ids by name, of what takes part beside the contestant
   */
  public MeasurePhase(CpuMeter meter, Map<String, Long> servers) {
    this.meter = meter;
    this.servers = Map.copyOf(servers);
  }

  /**
   * Lets a contestant do a phase.
   *
   * @param progress hears now and then how many records are read
   * @throws ContestantFailed where it does not get to the end of it
   */
  public PhaseFigures run(ContestantProcess contestant, Phase phase, LongConsumer progress)
      throws IOException, ContestantFailed {
    Map<String, Long> processes = new HashMap<>(servers);
    processes.put(DRIVER, contestant.pid());
    CpuReading ordered = meter.read(processes);
    contestant.begin(phase);
    CpuReading began = meter.read(processes);
    contestant.awaitEnd(progress);
    CpuReading ended = meter.read(processes);
    contestant.awaitDone();
    CpuReading done = meter.read(processes);
    return new PhaseFigures(
        CpuUse.between(ordered, began),
        CpuUse.between(began, ended),
        CpuUse.between(ended, done),
        contestant.peaks());
  }
}
