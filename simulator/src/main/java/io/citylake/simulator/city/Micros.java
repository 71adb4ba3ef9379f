package io.citylake.simulator.city;

/** Lengths of time are counted in microseconds, the unit of every instant here. */
public final class Micros {
  public static final long SECOND = 1_000_000L;
  public static final long MINUTE = 60 * SECOND;
  public static final long HOUR = 60 * MINUTE;
  public static final long DAY = 24 * HOUR;

  private Micros() {}
}
