package io.citylake.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a server that was started is ready. */
final class ServerStart {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private ServerStart() {}

  /**
   * Returns when the server is ready.
   *
   * @param log its end is shown where the start failed
   * @throws StackException if the server ended, or was not ready in time
   */
  static void await(String server, Process process, Path log, BooleanSupplier ready) {
    var isUp = Polling.until(PATIENCE, () -> !process.isAlive() || ready.getAsBoolean());
    if (!isUp || !process.isAlive()) {
      throw new StackException(
          server + " did not start",
          (isUp ? "it ended" : "it was not ready after " + PATIENCE.toSeconds() + " s")
              + "; "
              + ServerLog.end(log),
          "read the log");
    }
  }
}
