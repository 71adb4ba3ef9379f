package io.citylake.streaming;

import io.citylake.command.ExitCodes;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The streaming job on a thread of the test. */
final class RunningJob implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

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

  /** Stops it between batches; gives its exit code. */
  int stop() throws Exception {
    command.stop();
    return exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    command.stop();
    exitCode.join();
  }
}
