package io.citylake.cli;

import io.citylake.audit.AuditCommand;
import io.citylake.batch.CompareLayersCommand;
import io.citylake.batch.CompareSnapshotsCommand;
import io.citylake.batch.DailyMartsCommand;
import io.citylake.batch.MaintainTablesCommand;
import io.citylake.cli.demo.DemoCommand;
import io.citylake.cli.env.InitEnvCommand;
import io.citylake.cli.sql.PsqlCommand;
import io.citylake.cli.sql.SqlCommand;
import io.citylake.cli.stack.DownCommand;
import io.citylake.cli.stack.Home;
import io.citylake.cli.stack.SparkSubmitCommand;
import io.citylake.cli.stack.StackBroker;
import io.citylake.cli.stack.StackKeys;
import io.citylake.cli.stack.StatusCommand;
import io.citylake.cli.stack.UpCommand;
import io.citylake.cli.stack.WindowsRead;
import io.citylake.cli.topics.CreateTopicsCommand;
import io.citylake.cli.topics.TopicsCommand;
import io.citylake.command.ExitCodes;
import io.citylake.describe.DescribeCommand;
import io.citylake.localstack.StackException;
import io.citylake.repair.RejectionsCommand;
import io.citylake.repair.RepairCommand;
import io.citylake.replay.PreviewCommand;
import io.citylake.replay.ReplayCommand;
import io.citylake.simulator.SimulateCommand;
import io.citylake.streaming.StreamCommand;
import io.citylake.streaming.kappa.ReplayStreamCommand;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** This is the program {@code ./citylake}: everything on one machine. */
@Command(
    name = "citylake",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "A lakehouse for a city's sensors. Start with: citylake demo",
    footer = {
      "",
      "Commands that need Kafka, PostgreSQL or the lake use the embedded stack while it is up, else"
          + " the configuration.",
      "Exit codes: 0 done, 1 failed, 2 bad configuration or arguments, 3 layers differ without"
          + " explanation."
    })
public final class Citylake {
  private Citylake() {}

  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals("demo")) {
      // The demo shows progress in its own way; to be said before the first logger is made.
      System.setProperty("citylake.progress.level", "warn");
    }
    Map<String, String> keys = StackKeys.ofRunningStack();
    CommandLine line =
        ExitCodes.commandLine(new Citylake())
            .addSubcommand(new DemoCommand())
            .addSubcommand(new UpCommand())
            .addSubcommand(new DownCommand())
            .addSubcommand(new StatusCommand())
            .addSubcommand(sending(new SimulateCommand(), keys))
            .addSubcommand(new ReplayCommand(keys, WindowsRead::of))
            .addSubcommand(new PreviewCommand(keys))
            .addSubcommand(sending(new DescribeCommand(), keys))
            .addSubcommand(new StreamCommand(keys).stoppedBySignals())
            .addSubcommand(new AuditCommand(keys))
            .addSubcommand(batch(keys))
            .addSubcommand(new RejectionsCommand(keys))
            .addSubcommand(new RepairCommand(keys))
            .addSubcommand(new ReplayStreamCommand(keys).stoppedBySignals())
            .addSubcommand("spark-submit", SparkSubmitCommand.commandLine())
            .addSubcommand(new InitEnvCommand(Home.directory()))
            .addSubcommand(new MigrateCommand())
            .addSubcommand(new SqlCommand(keys))
            .addSubcommand(new PsqlCommand())
            .addSubcommand(new DoctorCommand(keys))
            .addSubcommand(topics(keys));
    if (BenchCommand.isInstalled()) {
      line.addSubcommand(BenchCommand.commandLine());
    }
    line.setExecutionExceptionHandler((e, failed, parsed) -> codeOf(e, failed));
    System.exit(line.execute(arguments));
  }

  private static CommandLine batch(Map<String, String> keys) {
    return ExitCodes.commandLine(new BatchCommand())
        .addSubcommand(new DailyMartsCommand(keys))
        .addSubcommand(new CompareLayersCommand(keys))
        .addSubcommand(new CompareSnapshotsCommand(keys))
        .addSubcommand(new MaintainTablesCommand(keys));
  }

  private static CommandLine topics(Map<String, String> keys) {
    return ExitCodes.commandLine(new TopicsCommand()).addSubcommand(new CreateTopicsCommand(keys));
  }

  private static int codeOf(Exception failure, CommandLine line) {
    if (failure instanceof StackException) {
      line.getErr().println("citylake: " + failure.getMessage());
      return ExitCodes.FAILED;
    }
    return ExitCodes.codeOf(failure, line);
  }

  private static CommandLine sending(Object command, Map<String, String> keys) {
    return ExitCodes.commandLine(command).setDefaultValueProvider(new StackBroker(keys));
  }
}
