package io.citylake.benchmarks.run;

import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a benchmark is run that is done several times, as options of its command. */
public final class RoundsOptions {
  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "how often all of it is done, each time in new JVMs; medians are shown (default: ${DEFAULT-VALUE})")
  private String rounds;

  @Mixin private RunOptions run;

  /** Adds the values by option name, those not given left out. */
  public void addTo(Map<String, Object> options) {
    options.put("rounds", rounds);
    run.addTo(options);
  }

  /** Keys of Citylake's configuration. */
  public Map<String, String> keys() {
    return run.keys();
  }
}
