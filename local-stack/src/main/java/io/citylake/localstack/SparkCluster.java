package io.citylake.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A standalone Spark cluster on this machine: a master and its workers, each in a JVM of its own,
 * and {@code spark-submit}.
 *
 * <p>It is always attached: all its processes end with the JVM that started it, however that one
 * ends.
 */
public final class SparkCluster implements AutoCloseable {

  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  // For one executor each, which takes all of its worker.
  private static final List<String> WORKER_SIZE = List.of("--cores", "2", "--memory", "1g");

  private final Path directory;
  private final int port = Ports.free();
  private final MasterPage page = new MasterPage(Ports.free());
  private final List<Process> workers = new ArrayList<>();
  private final List<Process> submitted = new ArrayList<>();
  private final SparkHome home;
  private Process master;

  private SparkCluster(Path directory, SparkHome home) {
    this.directory = directory;
    this.home = home;
  }

  /**
   * Returns when all workers are registered.
   *
   * @param directory made if it is not there; gets the logs and the work directories of the
   *     workers, and the installation while the cluster runs
   * @throws StackException if a process does not start
   */
  public static SparkCluster start(Path directory, int workers) {
    var absolute = directory.toAbsolutePath().normalize();
    var cluster = new SparkCluster(absolute, makeHome(absolute.resolve("spark")));
    try {
      cluster.startMaster();
      cluster.startWorkers(workers);
      return cluster;
    } catch (StackException e) {
      cluster.close();
      throw e;
    }
  }

  /** Returns {@code spark://127.0.0.1:PORT}. */
  public String masterUrl() {
    return "spark://" + Ports.HOST + ":" + port;
  }

  /** How many workers the master counts on. */
  public int aliveWorkers() {
    return page.aliveWorkers().orElse(0);
  }

  /**
   * Kills a worker as {@code kill -9} does; its executors end by themselves.
   *
   * @param number from 0
   */
  public void killWorker(int number) {
    end(workers.get(number).destroyForcibly());
  }

  /**
   * Runs {@code spark-submit} on this cluster. The process is the driver in client mode, with its
   * pid and its exit code; SIGTERM reaches it.
   *
   * @param log what it prints is added to it
   * @param arguments of {@code spark-submit}, but for {@code --master}
   */
  public Process submit(Path log, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("--master", masterUrl()));
    all.addAll(arguments);
    var process = startProcess("org.apache.spark.deploy.SparkSubmit", all, log);
    submitted.add(process);
    return process;
  }

  public Path masterLog() {
    return directory.resolve("master.log");
  }

  /**
   * Returns the log of a worker; those of its executors lie below its work directory.
   *
   * @param number from 0
   */
  public Path workerLog(int number) {
    return directory.resolve("worker-" + number + ".log");
  }

  /** Ends what was submitted, the workers and the master; the logs stay. */
  @Override
  public void close() {
    submitted.forEach(process -> end(process.destroyForcibly()));
    workers.forEach(Process::destroy);
    workers.forEach(SparkCluster::end);
    if (master != null) {
      master.destroy();
      end(master);
    }
    try {
      FileTree.delete(home.directory());
    } catch (IOException e) {
      throw new StackException("Spark was not removed", e, "make " + directory + " writable");
    }
  }

  private static SparkHome makeHome(Path directory) {
    try {
      return SparkHome.make(directory);
    } catch (IOException e) {
      throw new StackException("Spark was not started", e, "make " + directory + " writable");
    }
  }

  private void startMaster() {
    master =
        startProcess(
            "org.apache.spark.deploy.master.Master",
            List.of(
                "--host", Ports.HOST,
                "--port", String.valueOf(port),
                "--webui-port", String.valueOf(page.port())),
            masterLog());
    // A worker that finds no master waits some ten seconds until it asks again.
    await("Spark's master", master, masterLog(), 0);
  }

  private void startWorkers(int count) {
    for (int number = 0; number < count; number++) {
      List<String> arguments = new ArrayList<>(List.of("--host", Ports.HOST, "--webui-port", "0"));
      arguments.addAll(List.of("--work-dir", directory.resolve("work-" + number).toString()));
      arguments.addAll(WORKER_SIZE);
      arguments.add(masterUrl());
      workers.add(
          startProcess("org.apache.spark.deploy.worker.Worker", arguments, workerLog(number)));
    }
    for (int number = 0; number < count; number++) {
      await("Spark's worker " + number, workers.get(number), workerLog(number), number + 1);
    }
  }

  private Process startProcess(String className, List<String> arguments, Path log) {
    try {
      return home.start(className, arguments, log);
    } catch (IOException e) {
      throw new StackException(className + " was not started", e, "make " + log + " writable");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException(className + " was not started", e, "start again");
    }
  }

  private void await(String server, Process process, Path log, int workersThen) {
    var isUp =
        Polling.until(
            START_PATIENCE,
            () -> !process.isAlive() || page.aliveWorkers().orElse(-1) >= workersThen);
    if (!isUp || !process.isAlive()) {
      throw new StackException(
          server + " did not start",
          (isUp ? "it ended" : "it was not ready after " + START_PATIENCE.toSeconds() + " s")
              + "; "
              + ServerLog.end(log),
          "read the log");
    }
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
