package io.citylake.simulator.city;

/** Values that wander smoothly in time. */
final class Noise {
  private Noise() {}

  /**
   * A number in [-1, 1) that changes by little within a small part of {@code periodMicros}: hashed
   * values at the period's multiples, joined by smoothstep.
   *
   * @param seed tells one wandering value from another
   * @param micros microseconds since 1970-01-01T00:00:00Z
   */
  static double at(long seed, long micros, long periodMicros) {
    long knot = Math.floorDiv(micros, periodMicros);
    double share = (double) (micros - knot * periodMicros) / periodMicros;
    double before = Hash.symmetric(Hash.of(seed, knot));
    double after = Hash.symmetric(Hash.of(seed, knot + 1));
    return before + (after - before) * share * share * (3 - 2 * share);
  }
}
