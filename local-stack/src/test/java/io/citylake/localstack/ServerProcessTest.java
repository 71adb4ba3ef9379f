package io.citylake.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

  @TempDir Path directory;
  private Process process;
  private Path pidFile;

  @BeforeEach
  void startProcessThatNamesTheDirectory() throws IOException {
    process =
        new ProcessBuilder(
                "sh", "-c", "trap '' INT; echo up; read -r _", "server", directory.toString())
            .start();
    process.getInputStream().read(); // by then it ignores INT
    pidFile = directory.resolve("server.pid");
  }

  @AfterEach
  void endProcess() {
    process.destroyForcibly();
  }

  @Test
  void processOfThePidFileRuns() throws IOException {
    Files.writeString(pidFile, process.pid() + "\nmore lines\n");

    assertThat(server("TERM").pid()).contains(process.pid());
  }

  @Test
  void strangerWithTheRecordedPidIsNotTheServer() throws IOException {
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");

    assertThat(server("KILL").isRunning()).isFalse();
  }

  @Test
  void missingOrEmptyPidFileMeansNotRunning() throws IOException {
    assertThat(server("KILL").isRunning()).isFalse();

    Files.createFile(pidFile);
    assertThat(server("KILL").isRunning()).isFalse();
  }

  @Test
  void stoppedProcessIsGone() throws IOException {
    Files.writeString(pidFile, process.pid() + "\n");

    server("TERM").stop();

    // Not isAlive: this JVM, the parent, hears of the end from a thread of its own.
    assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10));
  }

  private ServerProcess server(String... signals) {
    return new ServerProcess("server", directory, pidFile, List.of(signals));
  }
}
