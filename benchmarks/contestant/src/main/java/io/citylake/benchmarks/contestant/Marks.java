package io.citylake.benchmarks.contestant;

/** Marks say where a contestant is in its phase. Safe for use by several threads. */
public interface Marks {

  /** The engine is up; the first record is about to be read. Only the first call counts. */
  void begin();

  /**
   * So many records of the phase are read; for the progress display. May be called often.
   *
   * @param records in all
   */
  void read(long records);

  /**
   * How large something is now. May be called often.
   *
   * @param value in the figure's unit
   */
  void figure(Figure figure, long value);

  /** The last output is written. Only the first call counts. */
  void end();
}
