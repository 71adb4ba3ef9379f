package io.citylake.benchmarks.freshness;

import java.time.Duration;

/**
 * How long a contestant took to come up.
 *
 * @param round from 1
 * @param untilFirstWindow from the start of its process until a window could be seen
 */
record ColdStart(int round, Entrant entrant, Duration untilFirstWindow) {

  double seconds() {
    return untilFirstWindow.toNanos() / 1e9;
  }
}
