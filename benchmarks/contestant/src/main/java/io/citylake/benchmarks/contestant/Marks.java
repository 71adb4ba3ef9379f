package io.citylake.benchmarks.contestant;

/** Where a contestant is in its phase. Safe for use by several threads. */
public interface Marks {

  /** The engine is up; the first record is about to be read. Only the first call counts. */
  void begin();

  /**
   * So many records of the phase are read; for the progress display. May be called often.
   *
   * @param records in all
   */
  void read(long records);

  /** The last output is written. Only the first call counts. */
  void end();
}
