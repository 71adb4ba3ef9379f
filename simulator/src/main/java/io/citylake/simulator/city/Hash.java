package io.citylake.simulator.city;

/**
 * A hash gives bits that look random and are a pure function of the arguments: unlike a generator
 * with a state, the order of asking does not matter.
 */
public final class Hash {
  /** The odd number next to 2^64 / golden ratio, SplitMix64's increment. */
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

  private Hash() {}

  public static long of(long a, long b) {
    return mix(mix(a + GAMMA) + GAMMA + b);
  }

  public static long of(long a, long b, long c) {
    return of(of(a, b), c);
  }

  /** A number in [0, 1) from a hash. */
  public static double unit(long hash) {
    return (hash >>> 11) * TWO_TO_MINUS_53;
  }

  /** A number in [-1, 1) from a hash. */
  public static double symmetric(long hash) {
    return 2 * unit(hash) - 1;
  }

  /** An index in [0, bound) from a hash. */
  public static int index(long hash, int bound) {
    return (int) (unit(hash) * bound);
  }

  /**
   * SplitMix64's finalizer (Steele, Lea, Flood: Fast splittable pseudorandom number generators,
   * 2014).
   */
  private static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
