package io.citylake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code citylake demo} as a person runs it: in a process of its own. */
class DemoIT {
  private static final long SIGINT_BIT = 1L << (2 - 1);

  private static final Path RECORDINGS = Path.of("../recordings").toAbsolutePath().normalize();

  @TempDir Path home;

  private Path output;

  @BeforeEach
  void makeHome() throws IOException {
    Files.createSymbolicLink(home.resolve("recordings"), RECORDINGS);
    output = home.resolve("output.txt");
  }

  @Test
  void endsByItselfWithEveryRecordAccountedForAndLeavesItsClassesButNothingRunning()
      throws Exception {
    Path archive = home.resolve("classes.jsa");
    Process demo =
        start(
            List.of("-XX:+RecordDynamicDumpInfo", "-Dcitylake.class-archive=" + archive),
            "demo",
            "--keep-classes",
            "--duration",
            "5s",
            "--rate",
            "500");

    assertThat(demo.waitFor(10, TimeUnit.MINUTES)).isTrue();

    assertThat(Files.readString(output))
        .contains("replaying 27,577 recorded lines")
        .contains("every record accounted for")
        .contains("unexplained 0")
        .doesNotContain("Exception");
    assertThat(demo.exitValue()).isZero();
    awaitNothingRunning();
    // With -Xshare:on Java does not start where it cannot use the archive.
    Process next = start(List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:on"), "--version");
    assertThat(next.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(next.exitValue()).as(Files.readString(output)).isZero();
  }

  @Test
  void interruptedItLeavesNothingRunningAndCanRunAgain() throws Exception {
    boolean deaf = isInterruptIgnored();
    for (int run = 0; run < 2; run++) {
      Process demo = start(List.of(), "demo");
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> Files.readString(output).contains("replaying"));

      send(deaf ? "TERM" : "INT", demo);

      assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(demo.exitValue()).as("128 + the signal").isEqualTo(deaf ? 143 : 130);
      awaitNothingRunning();
    }
  }

  private Process start(List<String> options, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-") || argument.startsWith("-D"))
        .forEach(command::add);
    command.addAll(options);
    command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
    command.addAll(List.of("-Xmx2g", "-Dcitylake.home=" + home, "-cp", jars()));
    command.add(Citylake.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** Without folders, of whose classes Java keeps none; the build has packed them. */
  private static String jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> Files.isRegularFile(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void send(String signal, Process process)
      throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
  }

  /**
   * Shells start background work with SIGINT ignored, which whatever it starts inherits (POSIX,
   * "Asynchronous Lists"): a build in the background cannot send Ctrl-C.
   */
  private static boolean isInterruptIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String mask =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(mask, 16) & SIGINT_BIT) != 0;
  }

  private void awaitNothingRunning() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        ProcessHandle.allProcesses()
                            .map(process -> process.info().commandLine().orElse(""))
                            .filter(line -> line.contains(home + "/.citylake")))
                    .isEmpty());
  }
}
