package io.citylake.simulator.city;

/**
 * How a sensor on wheels moves: in a circle about the middle of its district, at its own pace and
 * for ever.
 *
 * @param latitude degrees
 * @param longitude degrees
 * @param heading direction of travel, degrees clockwise from north, [0, 360)
 */
record Round(double latitude, double longitude, double heading) {
  private static final double METRES_PER_DEGREE = 111_320;

  /** Where {@code sensor} is at an instant. */
  static Round at(Sensor sensor, long micros) {
    double radius = 0.008 + 0.02 * sensor.trait(100);
    double metres = 2 * Math.PI * radius * METRES_PER_DEGREE;
    double usualMetresPerSecond = 6 + 3 * sensor.trait(101);
    double lap = metres / usualMetresPerSecond * Micros.SECOND;
    double share = sensor.trait(102) + micros / lap;
    share -= Math.floor(share);
    double angle = 2 * Math.PI * share;
    double heading = 360 * share + 90;
    return new Round(
        sensor.latitude() + radius * StrictMath.cos(angle),
        sensor.longitude()
            + radius * StrictMath.sin(angle) / StrictMath.cos(Math.toRadians(sensor.latitude())),
        heading >= 360 ? heading - 360 : heading);
  }

  /** How fast traffic and rain let one drive, km/h. */
  static double speed(Sensor sensor, long micros, Conditions conditions) {
    double free = 34 + 12 * sensor.trait(103) + 9 * sensor.jitter(100, micros);
    double jam = 1 - 0.55 * conditions.traffic();
    return Math.max(0, free * jam * (1 - 0.15 * conditions.weather().wetness()));
  }
}
