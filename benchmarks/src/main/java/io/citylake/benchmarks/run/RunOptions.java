package io.citylake.benchmarks.run;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a benchmark is run, as options of its command. */
public final class RunOptions {
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
      description = "of each measured JVM (default: ${DEFAULT-VALUE})")
  private String heap;

  @Option(
      names = "--jvm-options",
      paramLabel = "OPTIONS",
      description = "further options of each measured JVM, for example \"-XX:+UseSerialGC\"")
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
          "where servers and results are written; some GB, gone at the end (default: ${DEFAULT-VALUE})")
  private String folder;

  @Option(names = "--json", paramLabel = "FILE", description = "where to write all figures, too")
  private String json;

  /** Adds the values by option name, those not given left out. */
  public void addTo(Map<String, Object> options) {
    options.put("seed", seed);
    options.put("heap", heap);
    options.put("folder", folder);
    if (jvmOptions != null) {
      options.put("jvm-options", jvmOptions);
    }
    if (json != null) {
      options.put("json", json);
    }
  }

  /** Keys of Citylake's configuration. */
  public Map<String, String> keys() {
    return keys;
  }
}
