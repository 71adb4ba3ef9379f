package io.citylake.cli.stack;

import io.citylake.command.CitylakeCommand;
import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.localstack.LocalCluster;
import io.citylake.localstack.RunningCluster;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code citylake spark-submit}. */
@Command(
    name = "spark-submit",
    description = {
      "Runs spark-submit on the cluster of citylake up --cluster; --master is given.",
      "Ends with the exit code of spark-submit, which in client mode is the job's.",
      "With --deploy-mode cluster it waits for the job's end, and ends with 0 or 1."
    })
public final class SparkSubmitCommand extends CitylakeCommand {
  @Parameters(arity = "0..*", hidden = true)
  private List<String> arguments = List.of();

  /** Whatever it is told is for spark-submit, options too. */
  public static CommandLine commandLine() {
    return ExitCodes.commandLine(new SparkSubmitCommand())
        .setUnmatchedOptionsArePositionalParams(true)
        .setStopAtPositional(true);
  }

  @Override
  protected Work work(Faults faults) {
    Submission submission = new Submission(arguments);
    if (submission.isOnAWorker()) {
      submission
          .relativeConfiguration()
          .ifPresent(
              file ->
                  faults.note(
                      "--config",
                      file,
                      "with --deploy-mode cluster the driver runs in a folder of its worker's:"
                          + " give the absolute path, "
                          + Path.of(file).toAbsolutePath().normalize()));
    }
    return () -> submit(submission);
  }

  private static int submit(Submission submission) {
    RunningCluster cluster =
        LocalCluster.running(Home.cluster())
            .orElseThrow(
                () ->
                    new CommandFailed(
                        "no cluster is running; start one with ./citylake up --cluster"));
    return cluster.submit(submission.waitingForTheEnd().arguments());
  }
}
