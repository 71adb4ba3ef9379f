package io.citylake.benchmarks.batch;

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

/** {@code citylake bench batch}. Values are read, and judged, all at once. */
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "How long the marts of a day take, and the CPU time of a reading. Starts servers of its own, brings two days of a",
      "simulated city into a lake by the streaming job, and lets the batch job make the marts of the first day (cold)",
      "and of the second (warm). Holds the windows that it published against a plain computation: exit code 1 where",
      "they differ."
    })
public final class BatchBenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RoundsOptions rounds;

  @Option(
      names = "--sensors",
      paramLabel = "N",
      defaultValue = "1000",
      description = "of all ten types (default: ${DEFAULT-VALUE})")
  private String sensors;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      defaultValue = "1m",
      description =
          "between two reports of a sensor; divides a day (default: ${DEFAULT-VALUE}; with 1000 sensors a day has"
              + " 1,440,000 readings)")
  private String interval;

  @Override
  public Integer call() throws Exception {
    BatchSettings settings = BatchArguments.parse(given(), rounds.keys());
    boolean holds = new Batch(settings, spec.commandLine().getOut()).run();
    return holds ? ExitCodes.DONE : ExitCodes.FAILED;
  }

  private Map<String, Object> given() {
    Map<String, Object> given = new LinkedHashMap<>();
    rounds.addTo(given);
    given.put("sensors", sensors);
    given.put("interval", interval);
    return given;
  }
}
