package io.citylake.benchmarks.spark;

import java.util.Map;

/** The streaming job until it has read what Kafka holds. */
public final class CitylakeStream extends StreamingJobContestant {

  /**
   * @param arguments keys of Citylake's configuration, over its defaults
   */
  public CitylakeStream(Map<String, String> arguments) {
    super(arguments, "--catch-up");
  }
}
