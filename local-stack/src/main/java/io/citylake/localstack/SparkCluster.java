package io.citylake.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A Spark cluster runs standalone on this machine: a master and its workers, each in a JVM of its
 * own, and {@code spark-submit}.
 *
 * <p>Attached, all its processes end with the JVM that started it, however that one ends; what was
 * submitted ends with it in any case.
 */
public final class SparkCluster implements AutoCloseable {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  /** What {@code bin/spark-submit} runs. */
  static final String SUBMIT = "org.apache.spark.deploy.SparkSubmit";

  // For an executor, and a driver in cluster mode.
  private static final List<String> WORKER_SIZE = List.of("--cores", "2", "--memory", "2g");

  private final Path directory;
  private final int port;
  private final MasterPage page;
  private final Lifetime lifetime;
  private final List<Process> workers = new ArrayList<>();
  private final List<Process> submitted = new ArrayList<>();
  private final SparkHome home;
  private Process master;

  private SparkCluster(Path directory, SparkHome home, ClusterPorts ports, Lifetime lifetime) {
    this.directory = directory;
    this.home = home;
    this.port = Ports.chosen(ports.master());
    this.page = new MasterPage(Ports.chosen(ports.masterPage()));
    this.lifetime = lifetime;
  }

  /**
   * Starts an attached cluster and returns when all workers are registered.
   *
   * @param directory made if it is not there; gets the logs and the work directories of the
   *     workers, and the installation while the cluster runs
   * @throws StackException if a process does not start
   */
  public static SparkCluster start(Path directory, int workers) {
    return start(
        directory.toAbsolutePath().normalize(),
        workers,
        ClusterPorts.FREE,
        "",
        Map.of(),
        Lifetime.ATTACHED);
  }

  static SparkCluster start(
      Path directory,
      int workers,
      ClusterPorts ports,
      String defaults,
      Map<String, String> variables,
      Lifetime lifetime) {
    var home = makeHome(home(directory), defaults, variables);
    forgetWorkers(directory);
    var cluster = new SparkCluster(directory, home, ports, lifetime);
    try {
      cluster.startMaster();
      cluster.startWorkers(workers);
      return cluster;
    } catch (StackException e) {
      cluster.close();
      throw e;
    }
  }

  /**
   * Ends the master and the workers of a directory, whoever started them.
   *
   * @return whether any of them was running
   */
  static boolean stop(Path directory) {
    var anything = false;
    for (var worker : workers(directory)) {
      anything |= worker.isRunning();
      worker.stop();
    }
    anything |= master(directory).isRunning();
    master(directory).stop();
    return anything;
  }

  /** The master of a directory, whoever started it. */
  static ServerProcess master(Path directory) {
    return process(directory, directory.resolve("master.pid"));
  }

  /** The master and the workers of a directory, whoever started them. */
  static List<ClusterServer> servers(Path directory) {
    List<ClusterServer> servers = new ArrayList<>();
    servers.add(ClusterServer.of("Spark master", master(directory), masterLog(directory)));
    var workers = workers(directory);
    for (int number = 0; number < workers.size(); number++) {
      servers.add(
          ClusterServer.of(
              "Spark worker " + number, workers.get(number), workerLog(directory, number)));
    }
    return servers;
  }

  private static List<ServerProcess> workers(Path directory) {
    return IntStream.iterate(0, number -> number + 1)
        .mapToObj(number -> workerPid(directory, number))
        .takeWhile(Files::exists)
        .map(pidFile -> process(directory, pidFile))
        .toList();
  }

  /** What {@code SPARK_HOME} says to the processes of a directory. */
  static Path home(Path directory) {
    return directory.resolve("spark");
  }

  /** Returns {@code spark://127.0.0.1:PORT}. */
  public String masterUrl() {
    return "spark://" + Ports.HOST + ":" + port;
  }

  /** Returns the address of the master's web page. */
  public String masterPage() {
    return "http://" + Ports.HOST + ":" + page.port();
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
    var process = startProcess(SUBMIT, all, log, Lifetime.ATTACHED);
    submitted.add(process);
    return process;
  }

  public Path masterLog() {
    return masterLog(directory);
  }

  /**
   * Returns the log of a worker; those of its executors lie below its work directory.
   *
   * @param number from 0
   */
  public Path workerLog(int number) {
    return workerLog(directory, number);
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

  private static SparkHome makeHome(
      Path directory, String defaults, Map<String, String> variables) {
    try {
      return SparkHome.make(directory, defaults, variables);
    } catch (IOException e) {
      throw new StackException("Spark was not started", e, "make " + directory + " writable");
    }
  }

  /** There may have been more of them the last time. */
  private static void forgetWorkers(Path directory) {
    try {
      for (int number = 0; Files.deleteIfExists(workerPid(directory, number)); number++) {}
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
            masterLog(),
            lifetime);
    record(master, directory.resolve("master.pid"));
    // A worker that finds no master waits some ten seconds until it asks again.
    await("Spark's master", master, masterLog(), 0);
  }

  private void startWorkers(int count) {
    for (int number = 0; number < count; number++) {
      List<String> arguments = new ArrayList<>(List.of("--host", Ports.HOST, "--webui-port", "0"));
      arguments.addAll(List.of("--work-dir", directory.resolve("work-" + number).toString()));
      arguments.addAll(WORKER_SIZE);
      arguments.add(masterUrl());
      var worker =
          startProcess(
              "org.apache.spark.deploy.worker.Worker", arguments, workerLog(number), lifetime);
      record(worker, workerPid(directory, number));
      workers.add(worker);
    }
    for (int number = 0; number < count; number++) {
      await("Spark's worker " + number, workers.get(number), workerLog(number), number + 1);
    }
  }

  private Process startProcess(
      String className, List<String> arguments, Path log, Lifetime processLifetime) {
    try {
      return home.start(className, arguments, log, processLifetime);
    } catch (IOException e) {
      throw new StackException(className + " was not started", e, "make " + log + " writable");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException(className + " was not started", e, "start again");
    }
  }

  private static void record(Process process, Path pidFile) {
    try {
      Files.writeString(pidFile, process.pid() + "\n");
    } catch (IOException e) {
      process.destroyForcibly();
      throw new StackException("Spark was not started", e, "make " + pidFile + " writable");
    }
  }

  private static Path masterLog(Path directory) {
    return directory.resolve("master.log");
  }

  private static Path workerLog(Path directory, int number) {
    return directory.resolve("worker-" + number + ".log");
  }

  private static Path workerPid(Path directory, int number) {
    return directory.resolve("worker-" + number + ".pid");
  }

  private static ServerProcess process(Path directory, Path pidFile) {
    return new ServerProcess("Spark", home(directory), pidFile, List.of("TERM", "KILL"));
  }

  private void await(String server, Process process, Path log, int workersThen) {
    ServerStart.await(server, process, log, () -> page.aliveWorkers().orElse(-1) >= workersThen);
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
