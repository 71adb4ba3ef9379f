package io.citylake.benchmarks.spark;

import java.util.Map;

/** The streaming job with its triggers, until it is stopped. */
public final class CitylakeContinuously extends StreamingJobContestant {

  /**
   * @param arguments keys of Citylake's configuration, over its defaults
   */
  public CitylakeContinuously(Map<String, String> arguments) {
    super(arguments);
  }
}
