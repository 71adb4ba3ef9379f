package io.citylake.benchmarks.run;

import io.citylake.benchmarks.contestant.Figure;

/** Hears how a phase goes, at the moment at which it does. */
public interface PhaseWatch {

  /** The contestant got its order. */
  default void ordered() {}

  /** Its engine is up. */
  default void began() {}

  /** So many records are read. */
  default void read(long records) {}

  /** What the contestant says of itself, in the figure's unit. */
  default void figure(Figure figure, long value) {}

  /** Its output is complete. */
  default void ended() {}

  /** It waits again. */
  default void done() {}
}
