package io.citylake.doctor;

import java.time.Duration;

/**
 * What came of a check.
 *
 * @param took how long it looked
 */
record Result(String check, Finding finding, Duration took) {
  Finding.State state() {
    return finding.state();
  }
}
