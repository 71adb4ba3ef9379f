package io.citylake.simulator.city;

/** How busy people are by time of day and day of week. Each value lies in [0, 1]. */
final class Rhythm {
  private Rhythm() {}

  /**
   * Cars on the road: on workdays the morning and evening rush hours, at weekends a flat afternoon.
   */
  static double traffic(LocalMoment now) {
    double busy =
        now.workday()
            ? 0.90 * peak(now, 8.0, 1.1) + 0.92 * peak(now, 17.2, 1.6) + 0.40 * peak(now, 12.7, 3.0)
            : 0.48 * peak(now, 14.0, 3.6) + 0.18 * peak(now, 21.0, 2.5);
    return Math.min(1, 0.05 + busy);
  }

  /** People at their workplaces: offices are full from nine to four on workdays. */
  static double atWork(LocalMoment now) {
    double present = rise(now.hour(), 8.0, 0.6) * (1 - rise(now.hour(), 16.8, 0.8));
    return now.workday() ? 0.04 + 0.92 * present : 0.04 + 0.08 * present;
  }

  /** People in shops and in the streets. */
  static double outAndAbout(LocalMoment now) {
    double busy =
        now.workday()
            ? 0.45 * peak(now, 12.8, 2.0) + 0.75 * peak(now, 18.2, 2.2)
            : 0.90 * peak(now, 14.0, 3.2) + 0.30 * peak(now, 20.5, 2.0);
    return Math.min(1, 0.03 + busy);
  }

  /** People at home and awake. */
  static double atHome(LocalMoment now) {
    double busy =
        now.workday()
            ? 0.45 * peak(now, 7.0, 1.1) + 0.85 * peak(now, 20.0, 2.3)
            : 0.55 * peak(now, 11.0, 3.0) + 0.80 * peak(now, 20.0, 2.8);
    return Math.min(1, 0.12 + busy);
  }

  /** A bell around an hour of the day; the day is a circle. */
  private static double peak(LocalMoment now, double hour, double widthHours) {
    double apart = Math.abs(now.hour() - hour);
    double distance = Math.min(apart, 24 - apart) / widthHours;
    return StrictMath.exp(-0.5 * distance * distance);
  }

  /** A logistic step from 0 to 1 around an hour. */
  private static double rise(double hour, double at, double widthHours) {
    return 1 / (1 + StrictMath.exp(-4 * (hour - at) / widthHours));
  }
}
