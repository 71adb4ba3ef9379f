package io.citylake.cli.stack;

import io.citylake.command.ConfiguredCommand;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.localstack.ClusterPorts;
import io.citylake.localstack.ClusterServer;
import io.citylake.localstack.LocalCluster;
import io.citylake.localstack.LocalStack;
import io.citylake.localstack.RunningCluster;
import io.citylake.localstack.RunningStack;
import io.citylake.localstack.StackPorts;
import io.citylake.sources.DescribedSources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code citylake up}. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the embedded stack (Kafka and PostgreSQL, on 127.0.0.1 only) and leaves it running.",
      "With --cluster also an S3 API and a Spark cluster, for citylake spark-submit.",
      "Its state is kept between runs, and so are the folders of --sources, until others are named:"
          + " the topics that their",
      "descriptions name are made, and every command knows the descriptions while the stack is up."
    })
public final class UpCommand extends ConfiguredCommand {
  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "folder that keeps the state (default: .citylake/stack, with --cluster"
              + " .citylake/cluster)")
  private Path state;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "default: ${DEFAULT-VALUE}; 0 takes a free one")
  private int kafkaPort = 19_092;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      description = "default: ${DEFAULT-VALUE}; 0 takes a free one")
  private int postgresPort = 15_432;

  @Option(
      names = "--cluster",
      description = "also an object store and a Spark master with its workers")
  private boolean cluster;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "of the cluster (default: ${DEFAULT-VALUE}); 2 cores and 2 GiB each")
  private int workers = 2;

  public UpCommand() {
    super(Map.of());
  }

  @Override
  protected Work work(Faults faults) {
    faults.between("--kafka-port", kafkaPort, 0, LAST_PORT);
    faults.between("--postgres-port", postgresPort, 0, LAST_PORT);
    faults.atLeast("--workers", workers, 1);
    Path directory = state == null ? (cluster ? Home.cluster() : Home.stack()) : state;
    DescribedSources sources = settings(faults, StackSources.of(directory)).sources();
    return () -> start(directory, sources);
  }

  private int start(Path directory, DescribedSources sources) throws Exception {
    PrintWriter out = out();
    RunningStack stack = startedStack(directory);
    StackSources.remember(directory, sources.folders().folders());
    PrepareStack.topics(stack.bootstrapServers(), sources.ownTopics());
    if (!sources.ownTopics().isEmpty()) {
      say("topics of your own descriptions: " + String.join(", ", sources.ownTopics()));
    }
    PrepareStack.database(stack.jdbcUrl());
    if (cluster) {
      RunningCluster running = startedCluster(directory);
      WhereToLook.print(out, stack);
      WhereToSubmit.print(out, running, StackConfiguration.write(stack));
      return complete(directory) ? ExitCodes.DONE : ExitCodes.FAILED;
    } else {
      StackConfiguration.write(stack);
      WhereToLook.print(out, stack);
    }
    return ExitCodes.DONE;
  }

  private RunningStack startedStack(Path directory) {
    return LocalStack.running(directory)
        .orElseGet(
            () -> {
              say("starting Kafka and PostgreSQL ...");
              return LocalStack.startDetached(directory, new StackPorts(kafkaPort, postgresPort));
            });
  }

  private RunningCluster startedCluster(Path directory) throws IOException {
    Optional<RunningCluster> running = LocalCluster.running(directory);
    if (running.isPresent()) {
      return running.get();
    }
    say(
        String.format(
            Locale.ROOT, "starting an object store, a Spark master and %d workers ...", workers));
    return LocalCluster.startDetached(
        directory, workers, ClusterPorts.USUAL, Files.readString(Home.sparkDefaults()));
  }

  /** Whether every server of the cluster runs; says which does not. */
  private boolean complete(Path directory) {
    List<ClusterServer> ended =
        LocalCluster.servers(directory).stream().filter(server -> !server.isRunning()).toList();
    ended.forEach(
        server ->
            err()
                .printf(
                    "citylake: the %s has ended (log %s): ./citylake down, then ./citylake up"
                        + " --cluster starts all%n",
                    server.name(), server.log()));
    return ended.isEmpty();
  }

  private void say(String line) {
    out().println(line);
    out().flush();
  }
}
