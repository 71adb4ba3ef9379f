package io.citylake.benchmarks.freshness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Epochs as the log of Spark's file sink has them: who reads the folder by Spark sees no others.
 */
final class ParquetSinkEpochs implements LakeEpochs {
  private final EpochFiles log;

  /**
   * @param folder that the sink writes to
   */
  ParquetSinkEpochs(Path folder) {
    this.log = new EpochFiles(folder.resolve("_spark_metadata"));
  }

  @Override
  public OptionalLong last() throws IOException {
    return log.last();
  }

  @Override
  public void close() {
    // nothing is open
  }
}
