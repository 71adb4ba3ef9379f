package io.citylake.benchmarks.run;

import io.citylake.command.Faults;
import java.util.Map;
import picocli.CommandLine.Option;

/** A rounds command is that of a benchmark that is done several times. */
public abstract class RoundsCommand extends BenchmarkCommand {
  @Option(
      names = "--rounds",
      paramLabel = "N",
      description =
          "how often all of it is done, each time in new JVMs; medians are shown (default: ${DEFAULT-VALUE})")
  private int rounds = 3;

  /**
   * What all such benchmarks are told.
   *
   * @param citylake keys of Citylake's configuration, all there are
   */
  protected final RunSettings run(Faults faults, JvmOptions jvm, Map<String, String> citylake) {
    faults.between("--rounds", rounds, 1, 1000);
    return new RunSettings(rounds, jvm, citylake);
  }
}
