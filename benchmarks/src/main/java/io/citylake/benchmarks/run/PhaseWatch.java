package io.citylake.benchmarks.run;

/** Hears how a phase goes, at the moment at which it does. */
interface PhaseWatch {

  /** The contestant got its order. */
  void ordered();

  /** Its engine is up. */
  void began();

  /** So many records are read. */
  void read(long records);

  /** Its output is complete. */
  void ended();

  /** It waits again. */
  void done();
}
