package io.citylake.simulator;

/** Hears about once a second how far a simulation is. */
@FunctionalInterface
public interface ProgressListener {

  /** Called on the thread that sends: to be brief. */
  void progress(Progress progress);

  /** Hears nothing. */
  static ProgressListener none() {
    return progress -> {};
  }
}
