package io.citylake.benchmarks.batch;

import io.citylake.command.ExitCodes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "how often all of it is done, each time in a new lake and a new JVM (default: ${DEFAULT-VALUE})")
  private String rounds;

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

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "another seed is another city (default: ${DEFAULT-VALUE})")
  private String seed;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "2g",
      description = "of the job's JVM (default: ${DEFAULT-VALUE})")
  private String heap;

  @Option(
      names = "--jvm-options",
      paramLabel = "OPTIONS",
      description = "further options of the job's JVM, for example \"-XX:+UseSerialGC\"")
  private String jvmOptions;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "one key of Citylake's configuration, over its default; may be repeated")
  private Map<String, String> keys = new LinkedHashMap<>();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = "${sys:java.io.tmpdir}",
      description =
          "where the servers and the lake are; gone at the end (default: ${DEFAULT-VALUE})")
  private String folder;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "where to write all figures of all rounds, too")
  private String json;

  @Override
  public Integer call() throws Exception {
    BatchSettings settings = BatchArguments.parse(given(), keys);
    boolean holds = new Batch(settings, spec.commandLine().getOut()).run();
    return holds ? ExitCodes.DONE : ExitCodes.FAILED;
  }

  private Map<String, Object> given() {
    Map<String, Object> given = new LinkedHashMap<>();
    putIfGiven(given, "rounds", rounds);
    putIfGiven(given, "sensors", sensors);
    putIfGiven(given, "interval", interval);
    putIfGiven(given, "seed", seed);
    putIfGiven(given, "heap", heap);
    putIfGiven(given, "jvm-options", jvmOptions);
    putIfGiven(given, "folder", folder);
    putIfGiven(given, "json", json);
    return given;
  }

  private static void putIfGiven(Map<String, Object> given, String option, String value) {
    if (value != null) {
      given.put(option, value);
    }
  }
}
