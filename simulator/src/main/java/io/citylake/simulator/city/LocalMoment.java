package io.citylake.simulator.city;

/**
 * Where a city's people are in their day, week and year.
 *
 * @param hour local time of day, hours, [0, 24)
 * @param workday Monday to Friday
 * @param yearShare share of the year gone by, [0, 1)
 */
record LocalMoment(double hour, boolean workday, double yearShare) {
  private static final double YEAR_MICROS = 365.2425 * Micros.DAY;

  /** 1970-01-01 was a Thursday: three days after a Monday. */
  private static final int EPOCH_DAY_OF_WEEK = 3;

  /**
   * @param micros microseconds since 1970-01-01T00:00:00Z
   */
  static LocalMoment of(City city, long micros) {
    long local = city.clock().local(micros);
    long day = Math.floorDiv(local, Micros.DAY);
    double hour = (double) (local - day * Micros.DAY) / Micros.HOUR;
    boolean workday = Math.floorMod(day + EPOCH_DAY_OF_WEEK, 7L) < 5;
    double years = local / YEAR_MICROS;
    return new LocalMoment(hour, workday, years - Math.floor(years));
  }

  /** The same day {@code hours} later; past midnight it begins anew. */
  LocalMoment plusHours(double hours) {
    double later = hour + hours;
    return new LocalMoment(later - 24 * Math.floor(later / 24), workday, yearShare);
  }
}
