package io.citylake.streaming;

import io.citylake.command.ExitCodes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The streaming job on a thread of the test. */
final class RunningJob implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private final StreamCommand command;
  private final CompletableFuture<Integer> exitCode;

  private RunningJob(StreamCommand command, CompletableFuture<Integer> exitCode) {
    this.command = command;
    this.exitCode = exitCode;
  }

  static RunningJob start(Map<String, String> keys) {
    StreamCommand command = new StreamCommand(keys);
    return new RunningJob(
        command, CompletableFuture.supplyAsync(() -> ExitCodes.commandLine(command).execute()));
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
