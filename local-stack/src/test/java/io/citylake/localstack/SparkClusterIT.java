package io.citylake.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkClusterIT {

  private static final Duration WITHIN_A_MINUTE = Duration.ofMinutes(1);

  @TempDir Path directory;

  @AfterEach
  void noProcessIsLeft() {
    await()
        .atMost(WITHIN_A_MINUTE)
        .untilAsserted(() -> assertThat(OtherJvm.processesNaming(directory)).isEmpty());
  }

  @Test
  void masterNoticesThatAWorkerWasKilled() {
    try (var cluster = SparkCluster.start(directory, 2)) {
      assertThat(cluster.aliveWorkers()).isEqualTo(2);
      assertThat(SparkCluster.servers(directory)).hasSize(3).allMatch(ClusterServer::isRunning);

      cluster.killWorker(0);

      assertThat(SparkCluster.servers(directory))
          .filteredOn(server -> !server.isRunning())
          .extracting(ClusterServer::name)
          .containsExactly("Spark worker 0");
      await().atMost(WITHIN_A_MINUTE).until(() -> cluster.aliveWorkers() == 1);
    }
  }

  @Test
  void submissionEndsWithSparksExitCodeAndSaysWhy() throws Exception {
    var log = directory.resolve("submit.log");
    try (var cluster = SparkCluster.start(directory, 1)) {
      assertThat(exitCode(cluster.submit(log, List.of("--no-such-option")))).isNotZero();
      assertThat(log).content().contains("--no-such-option");

      List<String> missing = List.of("--class", "org.example.Missing", "missing.jar");
      assertThat(exitCode(cluster.submit(log, missing))).isNotZero();
      assertThat(log).content().contains("Failed to load class org.example.Missing");

      assertThat(submissionOfADriverThatFailsOnAWorker(cluster)).isEqualTo(1);
    }
  }

  /** Of which Spark says that it failed, and ends with 0. */
  private int submissionOfADriverThatFailsOnAWorker(SparkCluster cluster) throws Exception {
    var jar = Files.createFile(directory.resolve("empty.jar")).toString();
    List<String> arguments = new ArrayList<>(List.of("--deploy-mode", "cluster"));
    arguments.addAll(List.of("--conf", "spark.standalone.submit.waitAppCompletion=true"));
    arguments.addAll(List.of("--class", "org.example.Missing", jar));
    return new RunningCluster(
            directory,
            cluster.masterUrl(),
            cluster.masterPage(),
            "",
            ObjectStoreKeys.random(),
            directory)
        .submit(arguments);
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  @Test
  void masterThatCannotStartShowsTheEndOfItsLog() throws Exception {
    Files.createDirectories(directory.resolve("master.log"));

    assertThatThrownBy(() -> SparkCluster.start(directory, 1))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("master.log");
  }

  @Test
  void killedParentLeavesNoProcess() throws Exception {
    var parent = JvmWithCluster.start(directory);
    assertThat(OtherJvm.processesNaming(directory)).hasSizeGreaterThan(2);

    parent.destroyForcibly().waitFor();

    noProcessIsLeft();
    FileTree.delete(directory.resolve("spark")); // before JUnit does, which warns of each link
  }

  /** A JVM beside the test's, which starts a cluster. Its main prints one line when it is up. */
  static final class JvmWithCluster {

    private JvmWithCluster() {}

    public static void main(String[] arguments) throws Exception {
      try (var cluster = SparkCluster.start(Path.of(arguments[0]), 1)) {
        System.out.println(cluster.masterUrl());
        new CountDownLatch(1).await();
      }
    }

    static Process start(Path directory) throws Exception {
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      var builder =
          new ProcessBuilder(
              java, "-Xmx256m", JvmWithCluster.class.getName(), directory.toString());
      builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
      var jvm = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
      assertThat(jvm.inputReader().readLine()).startsWith("spark://127.0.0.1:");
      return jvm;
    }
  }
}
