package io.citylake.benchmarks.contestant;

/** A figure is what only a contestant itself knows of itself. Told again as it changes. */
public enum Figure {
  /** Heap in use right after a garbage collection, bytes. */
  HEAP_AFTER_COLLECTION,
  /** Rows in the state of all streaming queries. */
  STATE_ROWS,
  /** Memory that the state of all streaming queries takes, bytes, as the engine counts it. */
  STATE_BYTES
}
