package io.citylake.cli;

import io.citylake.benchmarks.batch.BatchBenchCommand;
import io.citylake.benchmarks.freshness.FreshnessCommand;
import io.citylake.benchmarks.page.PageCommand;
import io.citylake.benchmarks.scale.ScaleCommand;
import io.citylake.benchmarks.soak.SoakCommand;
import io.citylake.benchmarks.throughput.ThroughputCommand;
import io.citylake.command.ExitCodes;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code citylake bench}: programs that measure, each on servers of its own. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures Citylake on this machine. Each benchmark starts its own servers and leaves nothing behind.")
final class BenchCommand {
  private static final String ONE_OF_THEM = "io.citylake.benchmarks.throughput.ThroughputCommand";

  /** Whether the benchmarks are there: in a checkout they are, in what is shipped they are not. */
  static boolean isInstalled() {
    try {
      Class.forName(ONE_OF_THEM, false, BenchCommand.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  static CommandLine commandLine() {
    return ExitCodes.commandLine(new BenchCommand())
        .addSubcommand(new ThroughputCommand())
        .addSubcommand(new BatchBenchCommand())
        .addSubcommand(new FreshnessCommand())
        .addSubcommand(new ScaleCommand())
        .addSubcommand(new SoakCommand())
        .addSubcommand(new PageCommand());
  }
}
