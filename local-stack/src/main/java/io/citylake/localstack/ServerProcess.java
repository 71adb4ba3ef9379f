package io.citylake.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A server that may or may not be running, known by its pid file.
 *
 * <p>A pid alone proves nothing: after a crash the number may belong to somebody else. So the
 * process counts only while its command line names the server's directory.
 *
 * @param name for messages
 * @param directory absolute; appears in the server's command line
 * @param pidFile its first line is the pid
 * @param stopSignals one after the other until it is gone, without the SIG
 */
record ServerProcess(String name, Path directory, Path pidFile, List<String> stopSignals) {

  private static final Duration PATIENCE_PER_SIGNAL = Duration.ofSeconds(20);

  boolean isRunning() {
    return pid().isPresent();
  }

  Optional<Long> pid() {
    return recordedPid().filter(this::isOurs);
  }

  /** Returns when it is gone; at once if it was not running. */
  void stop() {
    for (var signal : stopSignals) {
      pid().ifPresent(pid -> send(signal, pid));
      if (Polling.until(PATIENCE_PER_SIGNAL, () -> !isRunning())) {
        return;
      }
    }
    throw new StackException(
        name + " did not stop",
        "process " + recordedPid().orElseThrow() + " is still there after " + stopSignals,
        "end it by hand, then try again");
  }

  private Optional<Long> recordedPid() {
    try (var lines = Files.lines(pidFile)) {
      return lines.findFirst().map(String::strip).map(Long::valueOf);
    } catch (IOException | UncheckedIOException | NumberFormatException e) {
      // No file, or one that is just being written or removed: no server yet, or no more.
      return Optional.empty();
    }
  }

  private boolean isOurs(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().commandLine())
        .filter(command -> command.contains(directory.toString()))
        .isPresent();
  }

  /** By the shell, because Java itself can only send TERM and KILL. */
  private void send(String signal, long pid) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new StackException(name + " was not stopped", e, "end process " + pid + " by hand");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException(name + " was not stopped", e, "end process " + pid + " by hand");
    }
  }
}
