package io.citylake.benchmarks.scale;

import io.citylake.benchmarks.run.RoundsOptions;
import io.citylake.command.ExitCodes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake bench scale}. Values are read, and judged, all at once. */
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "How the streaming job does the same work where one thing at a time is another. Starts servers of its own, fills",
      "topics from the simulator, and lets the job read each in a new JVM. Exit code 1 where a record is missing from",
      "the lake, a reading was dropped as late, or the job fails."
    },
    footer = {
      "",
      "EXPERIMENTS",
      "  cores        1 and 2 task slots (spark.master local[N])",
      "  workers      1 and 2 workers of a standalone cluster, one core each; the driver is a process more",
      "  partitions   1, 4 and 16 of the topic",
      "  sensors      1, 100, 10,000 and 100,000, that send the same number of records in the same event time",
      "  watermark    10 minutes, 1 hour and 6 hours, over 12 hours of event time; the windows query alone",
      "",
      "  What is not changed: both queries, as many task slots as cores, 4 partitions, 10,000 sensors, 10 minutes.",
      "",
      "FIGURES",
      "  Records a second and CPU time of all processes a record, of the warm phase: a quarter as many records went",
      "  through the same JVM before. Heap: the largest that a garbage collection left, of the driver. Resident: the",
      "  most that the processes of the job had in memory. State: the largest, as Spark counts it.",
      "",
      "EXAMPLES",
      "  for publication:           bench scale --rounds 3 --json scale.json",
      "  a look, in two minutes:    bench scale --rounds 1 --records 20000 --experiments cores,watermark"
    })
public final class ScaleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RoundsOptions rounds;

  @Option(
      names = "--experiments",
      paramLabel = "NAME,...",
      description = "which of them (default: all)")
  private String experiments;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "of the measured phase (default: ${DEFAULT-VALUE})")
  private String records;

  @Override
  public Integer call() throws Exception {
    ScaleSettings settings = ScaleArguments.parse(given(), rounds.keys());
    boolean holds = new Scale(settings, spec.commandLine().getOut()).run();
    return holds ? ExitCodes.DONE : ExitCodes.FAILED;
  }

  private Map<String, Object> given() {
    Map<String, Object> given = new LinkedHashMap<>();
    rounds.addTo(given);
    given.put("records", records);
    if (experiments != null) {
      given.put("experiments", experiments);
    }
    return given;
  }
}
