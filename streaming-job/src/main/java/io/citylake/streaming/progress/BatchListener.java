package io.citylake.streaming.progress;

/** Wants to know what each query does. */
@FunctionalInterface
public interface BatchListener {
  /** Takes note of a query that is being started, or started again. */
  default void queryStarted(String query) {}

  /**
   * Takes what a batch did that has ended. Called by one thread, which must not be kept waiting.
   */
  void batchEnded(BatchReport batch);
}
