package io.citylake.simulator.city;

/**
 * What all sensors of a city share for one minute.
 *
 * @param minute since 1970-01-01T00:00Z
 * @param now the minute's beginning on the city's clocks
 * @param traffic cars on the road, 0 to 1
 * @param atWork people at their workplaces, 0 to 1
 * @param outAndAbout people in shops and in the streets, 0 to 1
 * @param atHome people at home and awake, 0 to 1
 */
record Conditions(
    long minute,
    LocalMoment now,
    Weather weather,
    double traffic,
    double atWork,
    double outAndAbout,
    double atHome) {

  /**
   * @param seed of the simulation
   * @param minute since 1970-01-01T00:00Z
   */
  static Conditions of(long seed, City city, long minute) {
    long micros = minute * Micros.MINUTE;
    LocalMoment now = LocalMoment.of(city, micros);
    return new Conditions(
        minute,
        now,
        Weather.at(seed, city, micros, now),
        Rhythm.traffic(now),
        Rhythm.atWork(now),
        Rhythm.outAndAbout(now),
        Rhythm.atHome(now));
  }
}
