package io.citylake.streaming.progress;

import io.citylake.ingest.BatchInput;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The inputs of batches are what those read, told by those who ran them and kept until Spark
 * reports the batch: its own row count is wrong where a batch is read twice.
 */
public final class BatchInputs {
  private final Map<Batch, BatchInput> inputs = new ConcurrentHashMap<>();

  private record Batch(String query, long epoch) {}

  void note(String query, long epoch, BatchInput input) {
    inputs.put(new Batch(query, epoch), input);
  }

  /** What the batch read, once; empty where nobody told. */
  Optional<BatchInput> take(String query, long epoch) {
    return Optional.ofNullable(inputs.remove(new Batch(query, epoch)));
  }
}
