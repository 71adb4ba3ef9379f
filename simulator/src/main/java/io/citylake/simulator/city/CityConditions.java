package io.citylake.simulator.city;

/**
 * The conditions of one city, minute by minute, the recent ones remembered: they are dearer to work
 * out than all else about a report.
 */
final class CityConditions {
  /** Enough for readings that are held up for the better part of an hour. */
  private static final int REMEMBERED_MINUTES = 64;

  private final long seed;
  private final City city;
  private final Conditions[] recent = new Conditions[REMEMBERED_MINUTES];

  CityConditions(long seed, City city) {
    this.seed = seed;
    this.city = city;
  }

  /**
   * @param micros microseconds since 1970-01-01T00:00:00Z
   */
  Conditions at(long micros) {
    long minute = Math.floorDiv(micros, Micros.MINUTE);
    int place = (int) Math.floorMod(minute, (long) REMEMBERED_MINUTES);
    Conditions conditions = recent[place];
    if (conditions == null || conditions.minute() != minute) {
      conditions = Conditions.of(seed, city, minute);
      recent[place] = conditions;
    }
    return conditions;
  }
}
