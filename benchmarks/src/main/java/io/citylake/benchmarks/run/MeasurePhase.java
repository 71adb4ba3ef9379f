package io.citylake.benchmarks.run;

import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.cpu.CpuMeter;
import io.citylake.benchmarks.cpu.CpuReading;
import io.citylake.benchmarks.cpu.CpuUse;
import java.io.IOException;
import java.util.EnumMap;
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
    Borders borders = new Borders(processes, progress);
    contestant.run(phase, borders);
    return borders.figures();
  }

  private final class Borders implements PhaseWatch {
    private final Map<String, Long> processes;
    private final LongConsumer progress;
    private final Map<Figure, Long> peaks = new EnumMap<>(Figure.class);
    private CpuReading ordered;
    private CpuReading began;
    private CpuReading ended;
    private CpuReading done;

    Borders(Map<String, Long> processes, LongConsumer progress) {
      this.processes = processes;
      this.progress = progress;
    }

    @Override
    public void ordered() {
      ordered = meter.read(processes);
    }

    @Override
    public void began() {
      began = meter.read(processes);
    }

    @Override
    public void read(long records) {
      progress.accept(records);
    }

    @Override
    public void figure(Figure figure, long value) {
      peaks.merge(figure, value, Math::max);
    }

    @Override
    public void ended() {
      ended = meter.read(processes);
    }

    @Override
    public void done() {
      done = meter.read(processes);
    }

    PhaseFigures figures() {
      return new PhaseFigures(
          CpuUse.between(ordered, began),
          CpuUse.between(began, ended),
          CpuUse.between(ended, done),
          peaks);
    }
  }
}
