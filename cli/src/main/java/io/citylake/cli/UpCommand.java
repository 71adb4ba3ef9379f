package io.citylake.cli;

import io.citylake.command.ExitCodes;
import io.citylake.localstack.LocalStack;
import io.citylake.localstack.RunningStack;
import io.citylake.localstack.StackPorts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake up}. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the embedded stack (Kafka and PostgreSQL, on 127.0.0.1 only) and leaves it running.",
      "Its state is kept between runs."
    })
final class UpCommand implements Callable<Integer> {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "folder that keeps the state (default: .citylake/stack)")
  private Path state;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "default: ${DEFAULT-VALUE}; 0 takes a free one",
      defaultValue = "19092")
  private int kafkaPort;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      description = "default: ${DEFAULT-VALUE}; 0 takes a free one",
      defaultValue = "15432")
  private int postgresPort;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path directory = state == null ? Home.stack() : state;
    Optional<RunningStack> running = LocalStack.running(directory);
    if (running.isEmpty()) {
      out.println("starting Kafka and PostgreSQL ...");
      out.flush();
      running =
          Optional.of(LocalStack.startDetached(directory, new StackPorts(kafkaPort, postgresPort)));
    }
    RunningStack stack = running.get();
    PrepareStack.topics(stack.bootstrapServers());
    PrepareStack.database(stack.jdbcUrl());
    WhereToLook.print(out, stack);
    return ExitCodes.DONE;
  }
}
