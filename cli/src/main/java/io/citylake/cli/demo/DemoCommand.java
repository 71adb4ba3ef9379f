package io.citylake.cli.demo;

import io.citylake.cli.stack.Home;
import io.citylake.cli.stack.PrepareStack;
import io.citylake.cli.stack.StackKeys;
import io.citylake.cli.stack.WhereToLook;
import io.citylake.command.CitylakeCommand;
import io.citylake.command.CommandFailed;
import io.citylake.command.DurationOption;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.localstack.LocalStack;
import io.citylake.localstack.StackPorts;
import io.citylake.postgres.PostgresPool;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.streaming.StreamCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code citylake demo}: the whole flow on one machine, on real recordings and a simulated city.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts Kafka, PostgreSQL and the lake, feeds them real recordings and a simulated city, runs"
          + " the streaming job,",
      "shows what happens, audits it, runs the batch layer, and ends. Leaves no process behind"
          + " unless --keep is given."
    })
public final class DemoCommand extends CitylakeCommand {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = DurationOption.class,
      description = "how long the simulated city sends (default: 45s)")
  private Duration duration = Duration.ofSeconds(45);

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "records a second of the simulated city (default: ${DEFAULT-VALUE})")
  private int rate = 2000;

  @Option(names = "--keep", description = "leave the stack up at the end")
  private boolean keep;

  @Option(
      names = "--keep-classes",
      description = {
        "keep the classes that the demo loads, from which further commands start in less time",
        "(takes 20 s and 200 MB, until the next build)"
      })
  private boolean keepClasses;

  @Override
  protected Work work(Faults faults) {
    faults.atLeast("--rate", rate, 1);
    return this::show;
  }

  private int show() throws Exception {
    PrintWriter out = out();
    Path directory = Home.demo();
    startAfresh(directory);
    out.println("starting Kafka, PostgreSQL and the lake's catalogue ...");
    out.flush();
    boolean holds;
    try (LocalStack stack = LocalStack.start(directory, StackPorts.FREE)) {
      PrepareStack.topics(stack.bootstrapServers(), Set.of());
      PrepareStack.database(stack.jdbcUrl());
      Map<String, String> keys = StackKeys.of(directory, stack.bootstrapServers(), stack.jdbcUrl());
      keys.put("streaming.queries.records.trigger", "5s");
      keys.put("streaming.shuffle-partitions", "2");
      keys.put("batch.shuffle-partitions", "2");
      Settings settings = ReadSettings.from(Optional.empty(), Map.of(), keys);
      DemoFeed feed = new DemoFeed(settings, rate, duration);
      try (PostgresPool postgres = PostgresPool.open(settings.postgres(), "citylake-demo");
          CaughtUp caughtUp = new CaughtUp(settings, postgres)) {
        runSpeedLayer(keys, postgres, caughtUp, feed, out);
      }
      holds = new DemoReport(settings, feed, out).print();
      holds &= new DemoBatchLayer(keys, settings, out).show();
    }
    if (keepClasses) {
      ClassArchive.keep(out);
    }
    if (keep) {
      out.println();
      WhereToLook.print(out, LocalStack.startDetached(directory, StackPorts.FREE));
    } else {
      out.printf(
          "%nthe stack is stopped; ./citylake demo --keep leaves it up, with this to look at:%n");
      WhereToLook.printUses(out);
    }
    return holds ? ExitCodes.DONE : ExitCodes.UNEXPLAINED;
  }

  private void runSpeedLayer(
      Map<String, String> keys,
      PostgresPool postgres,
      CaughtUp caughtUp,
      DemoFeed feed,
      PrintWriter out)
      throws Exception {
    StreamCommand stream = new StreamCommand(keys);
    out.println("starting the streaming job ...");
    out.flush();
    CompletableFuture<Integer> streaming =
        CompletableFuture.supplyAsync(() -> ExitCodes.commandLine(stream).execute());
    CompletableFuture<Void> feeding =
        CompletableFuture.runAsync(() -> feed.run(caughtUp::isTrue, out));
    try (LiveDisplay display = new LiveDisplay(postgres, out)) {
      display.until(() -> feeding.isDone() || streaming.isDone(), Duration.ofDays(1));
      feed.stop();
      requireRunning(streaming);
      feeding.join();
      out.println("the feed has ended; reading the rest ...");
      if (!display.until(() -> streaming.isDone() || caughtUp.isTrue(), PATIENCE)) {
        throw new CommandFailed(
            "the streaming job did not catch up within " + PATIENCE.toMinutes() + " min");
      }
      requireRunning(streaming);
      display.newestWindows();
    } finally {
      stream.stop();
    }
    if (streaming.join() != ExitCodes.DONE) {
      throw new CommandFailed("the streaming job failed; CITYLAKE_LOG=info shows more");
    }
  }

  private static void requireRunning(CompletableFuture<Integer> streaming) {
    if (streaming.isDone()) {
      throw new CommandFailed("the streaming job ended too early; CITYLAKE_LOG=info shows more");
    }
  }

  /** Each demo begins with an empty lake; what a former one left running is stopped. */
  private static void startAfresh(Path directory) throws IOException {
    if (Files.exists(directory)) {
      LocalStack.stop(directory);
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
