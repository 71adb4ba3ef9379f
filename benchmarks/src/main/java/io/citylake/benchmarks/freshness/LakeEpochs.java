package io.citylake.benchmarks.freshness;

import java.io.IOException;
import java.util.OptionalLong;

/** Which epochs of a streaming query a reader of its files can see. */
interface LakeEpochs extends AutoCloseable {

  /** The last one; empty where there is none yet. */
  OptionalLong last() throws IOException;

  @Override
  default void close() throws IOException {
    // most have nothing open
  }
}
