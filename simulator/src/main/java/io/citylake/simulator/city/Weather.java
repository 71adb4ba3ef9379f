package io.citylake.simulator.city;

/**
 * The weather over a city, the same for all of its sensors.
 *
 * @param temperature degrees Celsius
 * @param relativeHumidity %, 0 to 100
 * @param pressure hPa, reduced to sea level
 * @param windSpeed m/s
 * @param windDirection where it comes from, degrees clockwise from north, [0, 360)
 * @param cloudCover share of the sky, 0 to 1
 * @param rain mm/h
 * @param snowHeight cm
 * @param solarRadiation on a level surface, W/m2
 */
record Weather(
    double temperature,
    double relativeHumidity,
    double pressure,
    double windSpeed,
    double windDirection,
    double cloudCover,
    double rain,
    double snowHeight,
    double solarRadiation) {

  /** Rain so hard that more of it washes no more dust out of the air, mm/h. */
  private static final double SOAKING_RAIN = 2.0;

  private static final double CLEAR_SKY_RADIATION = 1000;
  private static final double HARDEST_RAIN = 9;

  /**
   * The weather at an instant.
   *
   * @param micros microseconds since 1970-01-01T00:00:00Z
   * @param now the same instant on the city's clocks
   */
  static Weather at(long seed, City city, long micros, LocalMoment now) {
    long sky = Hash.of(seed, city.slug().hashCode());
    Climate climate = city.climate();

    double spell = Noise.at(sky, micros, 3 * Micros.DAY);
    double front = Noise.at(sky + 1, micros, 7 * Micros.HOUR);
    double breeze = Noise.at(sky + 2, micros, 2 * Micros.HOUR);

    double wetness = 0.5 + 0.5 * (0.75 * front - 0.25 * spell);
    double wet = Math.max(0, (wetness - (1 - climate.wetShare())) / climate.wetShare());
    double rain = HARDEST_RAIN * wet * wet;
    double cloudCover = clamp(0.15 + 0.85 * wetness / (1 - climate.wetShare()), 0, 1);

    double summer =
        StrictMath.cos(2 * Math.PI * (now.yearShare() - 0.55)) * Math.signum(city.latitude());
    double warmth = climate.meanTemperature() + climate.seasonalSwing() * summer + 4 * spell;
    double afternoon = StrictMath.cos(2 * Math.PI * (now.hour() - 15) / 24);
    double temperature =
        warmth
            + climate.dailySwing() * (1 - 0.6 * cloudCover) * afternoon
            + 0.8 * breeze
            - 1.5 * Math.min(1, wet);

    double humidity =
        clamp(62 + 18 * (cloudCover - 0.5) - 14 * afternoon + 22 * Math.min(1, wet), 8, 100);
    double windSpeed = Math.max(0.1, 3.6 + 2.2 * front + 1.2 * breeze);
    double windDirection = 180 + 179.9 * Noise.at(sky + 3, micros, Micros.DAY);
    double snowHeight = Math.max(0, -1.8 * (warmth + 1));
    return new Weather(
        temperature,
        humidity,
        1014 + 13 * spell - 6 * wet,
        windSpeed,
        windDirection,
        cloudCover,
        rain,
        snowHeight,
        solarRadiation(city, now, cloudCover));
  }

  /** How hard it rains for the dust in the air and for the roads, 0 (dry) to 1. */
  double wetness() {
    return Math.min(1, rain / SOAKING_RAIN);
  }

  /** How much there is to heat, 0 (warm) to 1. */
  double heating() {
    return clamp((16 - temperature) / 26, 0, 1);
  }

  /** How much there is to cool, 0 (cool) to 1. */
  double cooling() {
    return clamp((temperature - 22) / 16, 0, 1);
  }

  /**
   * The dew point in degrees Celsius, by the Magnus formula (Alduchov, Eskridge: Improved Magnus
   * form approximation of saturation vapor pressure, 1996).
   */
  double dewPoint() {
    double gamma =
        StrictMath.log(relativeHumidity / 100) + 17.625 * temperature / (243.04 + temperature);
    return 243.04 * gamma / (17.625 - gamma);
  }

  /**
   * Radiation by the sun's height, less what clouds keep (Kasten, Czeplak: Solar and terrestrial
   * radiation dependent on the amount and type of cloud, 1980).
   */
  private static double solarRadiation(City city, LocalMoment now, double cloudCover) {
    double declination =
        Math.toRadians(-23.44) * StrictMath.cos(2 * Math.PI * (now.yearShare() + 10 / 365.0));
    double hourAngle = 2 * Math.PI * (now.hour() - 12.5) / 24;
    double latitude = Math.toRadians(city.latitude());
    double sineOfHeight =
        StrictMath.sin(latitude) * StrictMath.sin(declination)
            + StrictMath.cos(latitude) * StrictMath.cos(declination) * StrictMath.cos(hourAngle);
    double clouds = cloudCover * cloudCover * cloudCover;
    return CLEAR_SKY_RADIATION * Math.max(0, sineOfHeight) * (1 - 0.75 * clouds);
  }

  private static double clamp(double value, double min, double max) {
    return Math.max(min, Math.min(max, value));
  }
}
