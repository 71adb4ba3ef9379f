package io.citylake.benchmarks.run;

import io.citylake.settings.ReadSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Commands of benchmarks have this in common: options that all have, and how faults in any of them
 * are told.
 */
public abstract class BenchmarkCommand implements Callable<Integer> {
  private CommandSpec spec;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "another seed is another city (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "2g",
      description = "of each measured JVM (default: ${DEFAULT-VALUE})")
  private String heap;

  @Option(
      names = "--jvm-options",
      paramLabel = "OPTIONS",
      description = "further options of each measured JVM, for example \"-XX:+UseSerialGC\"")
  private Optional<String> jvmOptions = Optional.empty();

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
          "where servers and results are written; some GB, gone at the end (default: ${DEFAULT-VALUE})")
  private Path folder;

  @Option(names = "--json", paramLabel = "FILE", description = "where to write all figures, too")
  private Optional<Path> json = Optional.empty();

  /** Faults are told all at once, when the command is called. */
  @Spec
  final void setSpec(CommandSpec spec) {
    this.spec = spec;
    spec.parser().collectErrors(true);
  }

  @Override
  public final Integer call() throws Exception {
    return benchmark(spec.commandLine().getOut()).exitCode();
  }

  /**
   * What was asked for.
   *
   * @throws io.citylake.config.BadConfiguration with everything that is wrong
   */
  protected abstract Benchmark benchmark(PrintWriter out);

  /** Faults that were found so far; what the benchmark wants besides is to be added. */
  protected final Faults faults() {
    Faults faults = Faults.of(spec);
    if (!heap.matches("[1-9][0-9]*[mg]")) {
      faults.note("--heap", heap, "not a heap size: write for example 2g or 1500m");
    }
    return faults;
  }

  /**
   * Does nothing where everything is right.
   *
   * @param citylake keys of Citylake's configuration, all there are
   * @throws io.citylake.config.BadConfiguration with everything that is wrong
   */
  protected final void requireNone(Faults faults, Map<String, String> citylake) {
    faults.orThrow();
    ReadSettings.from(Optional.empty(), Map.of(), citylake);
  }

  protected final long seed() {
    return seed;
  }

  protected final JvmOptions jvm() {
    return new JvmOptions(
        heap,
        jvmOptions
            .map(text -> Arrays.stream(text.trim().split("\\s+", -1)).toList())
            .orElse(List.of()));
  }

  /** Keys of Citylake's configuration that were given. */
  protected final Map<String, String> keys() {
    return keys;
  }

  /**
   * The same over the one key that the configuration file asks to be set for a machine: as many
   * shuffle partitions as it has cores.
   */
  protected final Map<String, String> streamingKeys() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "streaming.shuffle-partitions",
        Integer.toString(Runtime.getRuntime().availableProcessors()));
    all.putAll(keys);
    return all;
  }

  protected final RunPlace place() {
    return new RunPlace(folder, json);
  }
}
