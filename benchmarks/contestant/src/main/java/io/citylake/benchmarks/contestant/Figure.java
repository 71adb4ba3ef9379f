package io.citylake.benchmarks.contestant;

/** A figure is what only a contestant itself knows of itself. Told again as it changes. */
public enum Figure {
  /** Heap in use right after a garbage collection, bytes. */
  HEAP_AFTER_COLLECTION,
  /** Rows in the state of all streaming queries. */
  STATE_ROWS,
  /** Memory that the state of all streaming queries takes, bytes, as the engine counts it. */
  STATE_BYTES,
  /** A day's marts: time in queries that read records and make what several marts read, ms. */
  PREPARE_MILLIS,
  /** A day's marts: time in queries that compute marts and write them to the lake, ms. */
  WRITE_MILLIS,
  /** A day's marts: time in queries that check them, ms. */
  CHECK_MILLIS,
  /** A day's marts: time from the last check to their publication, ms. */
  PUBLISH_MILLIS
}
