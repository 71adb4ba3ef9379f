package io.citylake.benchmarks.soak;

import io.citylake.benchmarks.run.BenchmarkCommand;
import io.citylake.benchmarks.run.LoadOptions;
import io.citylake.benchmarks.stack.CityLoad;
import io.citylake.command.DurationOption;
import io.citylake.command.Faults;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** This command is {@code citylake bench soak}. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Whether the streaming job stays as it is while time passes: runs it with its triggers on servers of its own, sends",
      "readings at a constant rate, and looks every 10 seconds at lag, memory, state, files and CPU time. Exit code 1",
      "where the job fails, or where something grows that must not."
    },
    footer = {
      "",
      "FIGURES",
      "  Readings are sent by a schedule and carry the time at which they are due. Lag is the largest of the 10 seconds.",
      "  State grows for twice the watermark, at least for the watermark and a window (2m and 5m here, unless set",
      "  otherwise): from then on the first third of the samples is held against the last third. A series grows where the",
      "  median is larger by a fifth, and three of four pairs of samples are larger. Metadata files are",
      "  judged after 12 commits, checkpoint files after 105, because so many are kept (2 and 17.5 minutes). Data files,",
      "  manifests and snapshots grow with each commit: maintenance is a batch job, which does not run here. Heap and",
      "  resident memory are told, not judged: a heap grows until its collector finds it worth the work.",
      "",
      "EXAMPLES",
      "  for publication:           bench soak --duration 2h --rate 10000 --json soak.json",
      "  a look, in two minutes:    bench soak --duration 90s --rate 500 --set streaming.watermark=10s \\",
      "                               --set streaming.window.length=10s --set streaming.window.slide=10s"
    })
public final class SoakCommand extends BenchmarkCommand {
  /** Shorter than the default, so that the state is level after minutes. */
  private static final Map<String, String> SHORT_WATERMARK = Map.of("streaming.watermark", "2m");

  @Mixin private LoadOptions load;

  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      description = "how long readings are sent (default: 20m)")
  private Duration duration = Duration.ofMinutes(20);

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "readings a second (default: ${DEFAULT-VALUE})")
  private int rate = 5000;

  @Override
  protected Soak benchmark(Faults faults, PrintWriter out) {
    faults.between("--rate", rate, 1, 1_000_000);
    CityLoad city = load.load(seed(), Duration.ofMinutes(1), faults);
    Map<String, String> citylake = new LinkedHashMap<>(SHORT_WATERMARK);
    citylake.putAll(streamingKeys());
    requireNone(faults, citylake);
    return new Soak(SoakSettings.of(duration, rate, city, jvm(), citylake), place(), out);
  }
}
