package io.citylake.benchmarks.scale;

import io.citylake.benchmarks.memory.ResidentMemory;
import io.citylake.benchmarks.run.ClassPath;
import io.citylake.localstack.SparkCluster;
import io.citylake.session.PlainLocalFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A standalone cluster whose workers give the job one core each. */
final class Cluster implements AutoCloseable {
  private final SparkCluster spark;
  private final Path folder;
  private final int workers;

  private Cluster(SparkCluster spark, Path folder, int workers) {
    this.spark = spark;
    this.folder = folder;
    this.workers = workers;
  }

  /** Starts it; returns when all workers are registered. */
  static Cluster start(Path parent, int workers) throws IOException {
    Path folder = Files.createTempDirectory(parent, "cluster-");
    return new Cluster(SparkCluster.start(folder, workers), folder, workers);
  }

  /**
   * What makes a driver run on it: executors with the driver's classes, and local files as a driver
   * alone has them.
   *
   * @param heap of each executor
   */
  List<String> driverOptions(String heap) {
    return List.of(
        "-Dspark.master=" + spark.masterUrl(),
        "-Dspark.cores.max=" + workers,
        "-Dspark.executor.cores=1",
        "-Dspark.executor.memory=" + heap,
        "-Dspark.executor.extraClassPath=" + ClassPath.ofThisJvm().text(),
        "-Dspark.driver.host=127.0.0.1",
        "-Dspark.driver.bindAddress=127.0.0.1",
        "-Dspark.hadoop.fs.file.impl=" + PlainLocalFileSystem.class.getName(),
        "-Dspark.sql.streaming.checkpointFileManagerClass="
            + "org.apache.spark.sql.execution.streaming.checkpointing.FileSystemBasedCheckpointFileManager");
  }

  /** Process ids by name; a worker's tree has its executor. */
  Map<String, Long> processes() throws IOException {
    Map<String, Long> processes = new HashMap<>();
    processes.put("master", pid("master.pid"));
    for (int number = 0; number < workers; number++) {
      processes.put("worker-" + number, pid("worker-" + number + ".pid"));
    }
    return processes;
  }

  /** The most that the executors that run now had in memory, together, bytes. */
  long executorsResidentPeak() throws IOException {
    long sum = 0;
    for (int number = 0; number < workers; number++) {
      sum +=
          ProcessHandle.of(pid("worker-" + number + ".pid")).stream()
              .flatMap(ProcessHandle::descendants)
              .mapToLong(process -> ResidentMemory.of(process.pid()).peak().orElse(0))
              .sum();
    }
    return sum;
  }

  private long pid(String file) throws IOException {
    return Long.parseLong(Files.readString(folder.resolve(file)).strip());
  }

  @Override
  public void close() {
    spark.close();
  }
}
