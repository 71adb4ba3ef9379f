package io.citylake.benchmarks.run;

import io.citylake.command.CitylakeCommand;
import io.citylake.command.Faults;
import io.citylake.settings.ReadSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Commands of benchmarks have these options in common. */
public abstract class BenchmarkCommand extends CitylakeCommand {
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "another seed is another city (default: ${DEFAULT-VALUE})")
  private long seed = 42;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      converter = HeapOption.class,
      description = "of each measured JVM (default: ${DEFAULT-VALUE})")
  private String heap = "2g";

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
      description =
          "where servers and results are written; some GB, gone at the end (default: ${DEFAULT-VALUE})")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(names = "--json", paramLabel = "FILE", description = "where to write all figures, too")
  private Optional<Path> json = Optional.empty();

  @Override
  protected final Work work(Faults faults) {
    return benchmark(faults, out())::exitCode;
  }

  /**
   * What was asked for.
   *
   * @param faults that were found so far; what the benchmark wants besides is to be added
   * @throws io.citylake.config.BadConfiguration with everything that is wrong
   */
  protected abstract Benchmark benchmark(Faults faults, PrintWriter out);

  /**
   * Does nothing where everything is right.
   *
   * @param citylake keys of Citylake's configuration, all there are
   * @throws io.citylake.config.BadConfiguration with everything that is wrong
   */
  protected final void requireNone(Faults faults, Map<String, String> citylake) {
    faults.read(() -> ReadSettings.from(Optional.empty(), Map.of(), citylake));
    faults.orThrow();
  }

  /**
   * Notes keys of Citylake's configuration that must stay as they are.
   *
   * @param why what is measured would no longer be what is expected
   */
  protected final void keepShape(Faults faults, String why) {
    keys.keySet().stream()
        .filter(key -> key.equals("streaming.run") || key.startsWith("streaming.window."))
        .forEach(key -> faults.note("--set", key, "leave it out: " + why));
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
