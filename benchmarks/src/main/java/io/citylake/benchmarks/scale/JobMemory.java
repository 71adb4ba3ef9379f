package io.citylake.benchmarks.scale;

import io.citylake.benchmarks.memory.ResidentMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;

/** A job's memory is the most that its processes had: the driver's JVM, and its executors. */
final class JobMemory {
  private final long driver;
  private final Optional<Cluster> cluster;
  private OptionalLong driverPeak = OptionalLong.empty();
  private long executorsPeak;

  JobMemory(long driver, Optional<Cluster> cluster) {
    this.driver = driver;
    this.cluster = cluster;
  }

  /** To be called now and then: executors are gone when the job has ended. */
  void look() {
    driverPeak = ResidentMemory.of(driver).peak();
    if (cluster.isPresent()) {
      try {
        executorsPeak = Math.max(executorsPeak, cluster.get().executorsResidentPeak());
      } catch (IOException e) {
        throw new UncheckedIOException("the workers' process ids cannot be read", e);
      }
    }
  }

  /** Bytes; empty where the system does not tell. */
  OptionalLong peak() {
    return driverPeak.isPresent()
        ? OptionalLong.of(driverPeak.getAsLong() + executorsPeak)
        : OptionalLong.empty();
  }
}
