package io.citylake.replay;

/** Hears about once a second how far a replay is. */
@FunctionalInterface
public interface ReplayListener {

  /** Called on the thread that sends: to be brief. */
  void progress(ReplayProgress progress);

  /** Hears nothing. */
  static ReplayListener none() {
    return progress -> {};
  }
}
