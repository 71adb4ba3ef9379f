package io.citylake.benchmarks.throughput;

import java.util.Locale;

/**
 * A contestant did not get to the end of a round.
 *
 * @param round from 1
 * @param why with the end of its log
 */
record Failure(int round, Entrant entrant, String why) {

  String text() {
    return String.format(Locale.ROOT, "%s failed in round %d: %s", entrant.name(), round, why);
  }
}
