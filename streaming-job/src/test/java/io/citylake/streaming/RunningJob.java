package io.citylake.streaming;

import io.citylake.command.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import picocli.CommandLine;

/** The streaming job on a thread of the test. */
final class RunningJob implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private final StreamCommand command;
  private final StringWriter errors;
  private final CompletableFuture<Integer> exitCode;

  private RunningJob(
      StreamCommand command, StringWriter errors, CompletableFuture<Integer> exitCode) {
    this.command = command;
    this.errors = errors;
    this.exitCode = exitCode;
  }

  static RunningJob start(Map<String, String> keys) {
    StreamCommand command = new StreamCommand(keys);
    StringWriter errors = new StringWriter();
    CommandLine line = ExitCodes.commandLine(command).setErr(new PrintWriter(errors));
    return new RunningJob(command, errors, CompletableFuture.supplyAsync(line::execute));
  }

  boolean isRunning() {
    return !exitCode.isDone();
  }

  /** Waits for what the job has to bring about; fails at once where it ends before. */
  ConditionFactory await() {
    return Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .failFast("the job has ended", exitCode::isDone);
  }

  /** Waits until it ends by itself. */
  Outcome end() throws Exception {
    return new Outcome(exitCode.get(PATIENCE.toSeconds(), TimeUnit.SECONDS), errors.toString());
  }

  /** Stops it between batches; gives its exit code. */
  int stop() throws Exception {
    command.stop();
    return exitCode.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    command.stop();
    exitCode.join();
  }
}
