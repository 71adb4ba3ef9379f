package io.citylake.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A running cluster may have been started by another process.
 *
 * @param masterUrl {@code spark://127.0.0.1:PORT}
 * @param masterPage the master's web page
 * @param endpoint of the object store, {@code http://127.0.0.1:PORT}
 * @param keys of the object store
 * @param keysFile where they stand; its owner alone may read it
 */
public record RunningCluster(
    Path directory,
    String masterUrl,
    String masterPage,
    String endpoint,
    ObjectStoreKeys keys,
    Path keysFile) {

  /** The Hadoop properties that lead {@code s3a://} to the object store, but for the keys. */
  public Map<String, String> hadoopProperties() {
    return EmbeddedObjectStore.hadoopProperties(endpoint);
  }

  /**
   * Runs {@code spark-submit} on this cluster in the foreground and returns its exit code; where it
   * says of a driver on a worker that it failed, 1 in place of its 0. The object store's keys are
   * in its environment.
   *
   * @param arguments of {@code spark-submit}, but for {@code --master}
   */
  public int submit(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("--master", masterUrl));
    all.addAll(arguments);
    var driver = new DriverOnWorker();
    try {
      int exitCode =
          new SparkHome(SparkCluster.home(directory), keys.environment())
              .run(SparkCluster.SUBMIT, all, driver::hear);
      return driver.failed() ? 1 : exitCode;
    } catch (IOException e) {
      throw new StackException("spark-submit was not started", e, "start the cluster again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("spark-submit was interrupted", e, "submit again");
    }
  }
}
