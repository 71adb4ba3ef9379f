package io.citylake.cli.stack;

import io.citylake.cli.table.ResultTable;
import io.citylake.command.CitylakeCommand;
import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.localstack.ClusterServer;
import io.citylake.localstack.LocalCluster;
import io.citylake.localstack.RunningCluster;
import io.citylake.localstack.RunningStack;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.RequireSchemas;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code citylake status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Shows the embedded stack and how far the speed layer is. Ends with 1 where no stack is"
            + " running.")
public final class StatusCommand extends CitylakeCommand {
  private static final String PROGRESS =
      """
      select   query, count(*) as epochs, sum(input_rows) as records, max(watermark) as watermark,
               max(committed_at) as "last commit"
      from     live.progress
      group by query
      order by query\
      """;

  @Option(
      names = "--show-keys",
      description = "also the keys of the cluster's object store, for Trino, DuckDB and others")
  private boolean showKeys;

  @Override
  protected Work work(Faults faults) {
    return this::show;
  }

  private int show() throws SQLException {
    PrintWriter out = out();
    Optional<RunningStack> running = StackKeys.running();
    if (running.isEmpty()) {
      throw new CommandFailed("no stack is running; start one with ./citylake up");
    }
    RunningStack stack = running.get();
    out.printf("stack of %s%n", stack.directory());
    printServer(out, "Kafka", "pid " + stack.brokerPid(), stack.brokerLog());
    printServer(out, "PostgreSQL", "pid " + stack.postmasterPid(), stack.databaseLog());
    for (ClusterServer server : LocalCluster.servers(stack.directory())) {
      String state = server.pid().map(pid -> "pid " + pid).orElse("has ended");
      printServer(out, server.name(), state, server.log());
    }
    Settings settings = ReadSettings.from(Optional.empty(), Map.of(), StackKeys.of(stack));
    new RequireSchemas(settings.postgres()).check();
    try (PostgresPool postgres = PostgresPool.open(settings.postgres(), "citylake-status")) {
      out.printf("speed layer%n%s%n", ResultTable.of(postgres, PROGRESS));
    }
    WhereToLook.print(out, stack);
    LocalCluster.running(stack.directory()).ifPresent(cluster -> printCluster(out, stack, cluster));
    return ExitCodes.DONE;
  }

  private void printCluster(PrintWriter out, RunningStack stack, RunningCluster cluster) {
    WhereToSubmit.print(out, cluster, StackConfiguration.file(stack));
    if (showKeys) {
      out.printf("  access key         %s%n", cluster.keys().accessKey());
      out.printf("  secret key         %s%n", cluster.keys().secretKey());
      out.flush();
    }
  }

  private static void printServer(PrintWriter out, String name, String state, Path log) {
    out.printf("  %-15s %-13s log %s%n", name, state, log);
  }
}
