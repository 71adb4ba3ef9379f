package io.citylake.localstack;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts processes with the lifetime that is wanted. */
final class StackProcess {

  private StackProcess() {}

  /**
   * Starts a command that does not hear Ctrl-C. The process has the command's pid and exit code.
   *
   * @param environment all of it
   * @param log what the command prints is added to it
   * @param lifetime an attached one ends with this JVM, however this JVM ends
   */
  static Process start(
      List<String> command, Map<String, String> environment, Path log, Lifetime lifetime)
      throws IOException {
    var shielded = new ArrayList<>(BrokerCommand.IGNORE_TERMINAL);
    shielded.addAll(command);
    var builder =
        new ProcessBuilder(shielded)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    if (lifetime == Lifetime.ATTACHED) {
      var watch = watch(process.pid());
      // Its pid may belong to somebody else from then on.
      var unused = process.onExit().thenRun(watch::destroyForcibly);
    }
    return process;
  }

  /** A shell of its own, because {@link Process#destroy} would close a pipe to the process. */
  private static Process watch(long pid) throws IOException {
    return new ProcessBuilder("sh", "-c", script(), "watch-process", String.valueOf(pid))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String script() throws IOException {
    try (var resource = StackProcess.class.getResourceAsStream("watch-process.sh")) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
