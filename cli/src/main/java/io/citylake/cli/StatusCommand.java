package io.citylake.cli;

import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;
import io.citylake.config.ReadSettings;
import io.citylake.config.Settings;
import io.citylake.localstack.RunningStack;
import io.citylake.postgres.PostgresPool;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code citylake status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Shows the embedded stack and how far the speed layer is. Ends with 1 where no stack is running.")
final class StatusCommand implements Callable<Integer> {
  private static final String PROGRESS =
      """
      select   query, count(*) as epochs, sum(input_rows) as records, max(watermark) as watermark,
               max(committed_at) as "last commit"
      from     live.progress
      group by query
      order by query""";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Optional<RunningStack> running = StackKeys.running();
    if (running.isEmpty()) {
      throw new CommandFailed("no stack is running; start one with ./citylake up");
    }
    RunningStack stack = running.get();
    out.printf("stack of %s%n", stack.directory());
    out.printf(
        Locale.ROOT, "  Kafka        pid %-8d log %s%n", stack.brokerPid(), stack.brokerLog());
    out.printf(
        Locale.ROOT,
        "  PostgreSQL   pid %-8d log %s%n",
        stack.postmasterPid(),
        stack.databaseLog());
    Settings settings = ReadSettings.from(Optional.empty(), Map.of(), StackKeys.of(stack));
    try (PostgresPool postgres = PostgresPool.open(settings.postgres(), "citylake-status")) {
      out.printf("speed layer%n%s%n", ResultTable.of(postgres, PROGRESS));
    }
    WhereToLook.print(out, stack);
    return ExitCodes.DONE;
  }
}
