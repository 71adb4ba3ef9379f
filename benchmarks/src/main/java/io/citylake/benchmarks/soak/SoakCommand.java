package io.citylake.benchmarks.soak;

import io.citylake.benchmarks.run.RunOptions;
import io.citylake.command.ExitCodes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake bench soak}. Values are read, and judged, all at once. */
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
public final class SoakCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions run;

  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      defaultValue = "20m",
      description = "how long readings are sent (default: ${DEFAULT-VALUE})")
  private String duration;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "5000",
      description = "readings a second (default: ${DEFAULT-VALUE})")
  private String rate;

  @Option(
      names = "--sensors",
      paramLabel = "N",
      defaultValue = "10000",
      description = "of all ten types; they report in turn (default: ${DEFAULT-VALUE})")
  private String sensors;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "of the topic (default: ${DEFAULT-VALUE})")
  private String partitions;

  @Override
  public Integer call() throws Exception {
    SoakSettings settings = SoakArguments.parse(given(), run.keys());
    boolean holds = new Soak(settings, spec.commandLine().getOut()).run();
    return holds ? ExitCodes.DONE : ExitCodes.FAILED;
  }

  private Map<String, Object> given() {
    Map<String, Object> given = new LinkedHashMap<>();
    run.addTo(given);
    given.put("duration", duration);
    given.put("rate", rate);
    given.put("sensors", sensors);
    given.put("partitions", partitions);
    return given;
  }
}
