package io.citylake.benchmarks.soak;

import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.cpu.CpuMeter;
import io.citylake.benchmarks.cpu.CpuReading;
import io.citylake.benchmarks.cpu.CpuUse;
import io.citylake.benchmarks.lake.CountFiles;
import io.citylake.benchmarks.lake.LakeFigures;
import io.citylake.benchmarks.lake.LakeTable;
import io.citylake.benchmarks.memory.ResidentMemory;
import io.citylake.benchmarks.run.ContestantProcess;
import io.citylake.benchmarks.run.MeasurePhase;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.exceptions.NoSuchTableException;

/** Looks at everything once. */
final class TakeSample {
  private static final Map<Figure, Series> SAID_BY_THE_JOB =
      Map.of(
          Figure.HEAP_AFTER_COLLECTION, Series.HEAP_AFTER_COLLECTION_BYTES,
          Figure.STATE_ROWS, Series.STATE_ROWS,
          Figure.STATE_BYTES, Series.STATE_BYTES);

  private static final Map<String, Series> CORES =
      Map.of(
          MeasurePhase.DRIVER, Series.DRIVER_CORES,
          BenchStack.BROKER, Series.BROKER_CORES,
          BenchStack.POSTGRES, Series.POSTGRES_CORES);

  private final ContestantProcess job;
  private final Settings settings;
  private final Lag lag;
  private final CpuMeter meter = CpuMeter.ofThisSystem();
  private final Map<String, Long> processes;
  private CpuReading lastReading;
  private long lastEnd;

  /**
   * @param settings of the job
   * @param servers process ids by name
   */
  TakeSample(ContestantProcess job, Settings settings, Lag lag, Map<String, Long> servers) {
    this.job = job;
    this.settings = settings;
    this.lag = lag;
    this.processes = new HashMap<>(servers);
    processes.put(MeasurePhase.DRIVER, job.pid());
    this.lastReading = meter.read(processes);
  }

  /** What is to be seen; lag, rate and cores since the last sample. */
  Sample at(Duration elapsed) throws IOException {
    Map<Series, Double> values = new EnumMap<>(Series.class);
    values.putAll(lag.largest());
    SAID_BY_THE_JOB.forEach(
        (figure, series) -> job.figure(figure).ifPresent(v -> values.put(series, (double) v)));
    ResidentMemory.of(job.pid())
        .now()
        .ifPresent(v -> values.put(Series.RESIDENT_BYTES, (double) v));
    addUse(values);
    addLake(values);
    values.put(Series.CHECKPOINT_FILES, (double) checkpointFiles());
    return new Sample(elapsed, values);
  }

  private void addUse(Map<Series, Double> values) {
    CpuReading reading = meter.read(processes);
    CpuUse use = CpuUse.between(lastReading, reading);
    double seconds = use.seconds();
    use.byName().forEach((name, cpu) -> values.put(CORES.get(name), cpu.toNanos() / 1e9 / seconds));
    values.put(Series.SENT_PER_SECOND, (lag.end() - lastEnd) / seconds);
    lastReading = reading;
    lastEnd = lag.end();
  }

  private void addLake(Map<Series, Double> values) throws IOException {
    try (LakeTable table = LakeTable.open(settings.lake(), "raw", "records")) {
      LakeFigures lake = LakeFigures.of(table);
      values.put(Series.DATA_FILES, (double) lake.dataFiles());
      values.put(Series.METADATA_FILES, (double) lake.metadataFiles());
      values.put(Series.MANIFESTS, (double) lake.manifests());
      values.put(Series.SNAPSHOTS, (double) lake.snapshots());
    } catch (NoSuchTableException e) {
      return; // the windows query alone makes none
    }
  }

  private long checkpointFiles() throws IOException {
    long files = 0;
    for (Settings.Query query : settings.streaming().queries().values()) {
      files += CountFiles.below(Path.of(query.checkpoint()), "");
    }
    return files;
  }
}
