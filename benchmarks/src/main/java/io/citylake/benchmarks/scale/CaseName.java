package io.citylake.benchmarks.scale;

/**
 * A case's name tells it from all others in a file.
 *
 * @param changes what the experiment's values are
 * @param queries {@code both}, or {@code windows} alone
 */
record CaseName(String experiment, String changes, long value, String queries) {

  /** For people. */
  String text() {
    return experiment + " " + value;
  }
}
