package io.citylake.benchmarks.cpu;

import java.time.Duration;

/**
 * What all cores together did since the machine started.
 *
 * @param busy they worked, for whomever
 * @param stolen they belonged to other machines on the same hardware
 * @param total all of it, idle time too
 */
public record MachineTimes(Duration busy, Duration stolen, Duration total) {

  MachineTimes minus(MachineTimes earlier) {
    return new MachineTimes(
        busy.minus(earlier.busy), stolen.minus(earlier.stolen), total.minus(earlier.total));
  }
}
