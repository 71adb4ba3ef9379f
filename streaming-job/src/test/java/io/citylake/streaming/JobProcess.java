package io.citylake.streaming;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The streaming job in a JVM of its own, to be killed. */
final class JobProcess implements AutoCloseable {
  private final Process process;

  private JobProcess(Process process) {
    this.process = process;
  }

  /** Starts {@link StreamingJob} with the test's class path; its output goes to {@code log}. */
  static JobProcess start(Map<String, String> keys, Path log) throws IOException {
    return start(keys, log, "768m");
  }

  /**
   * Starts it with a heap of its own size.
   *
   * @param heap as {@code -Xmx} takes it
   */
  static JobProcess start(Map<String, String> keys, Path log, String heap) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-") || argument.startsWith("-D"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(StreamingJob.class.getName());
    keys.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    return new JobProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start());
  }

  boolean isRunning() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Holds it where it is, as a paused virtual machine is. */
  void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on, and waits for its end; gives its exit code. */
  int resumeToItsEnd() throws IOException, InterruptedException {
    signal("CONT");
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the job did not end within 90 s");
    }
    return process.exitValue();
  }

  private void signal(String name) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("kill -" + name + " gave " + code);
    }
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Ends it as {@code kill} does; gives its exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the job did not end within 90 s of SIGTERM");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
