package io.citylake.cli.stack;

import io.citylake.command.CitylakeCommand;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.localstack.LocalCluster;
import io.citylake.localstack.LocalStack;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code citylake down}. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stops the embedded stack, and one that a demo left running. The data stays.")
public final class DownCommand extends CitylakeCommand {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "stop the stack of this folder only (default: those of up, up --cluster and demo --keep)")
  private Path state;

  @Override
  protected Work work(Faults faults) {
    return this::stop;
  }

  private int stop() {
    boolean anything = false;
    for (Path directory : state == null ? Home.states() : List.of(state)) {
      if (directory.toFile().isDirectory() && stop(directory)) {
        out().println("stopped the stack of " + directory);
        anything = true;
      }
    }
    if (!anything) {
      out().println("no stack is running");
    }
    return ExitCodes.DONE;
  }

  /** The jobs' engine before what they write to. */
  private static boolean stop(Path directory) {
    boolean cluster = LocalCluster.stop(directory);
    return LocalStack.stop(directory) || cluster;
  }
}
