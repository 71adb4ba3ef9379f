package io.citylake.simulator.city;

/** What one type of sensor measures. Implementations have no state. */
interface SensorModel {

  /** The name of the type in the sensor catalogue. */
  String sensorType();

  /** How the ids of such sensors begin. */
  String idPrefix();

  /**
   * Gives {@code out} what {@code sensor} measures at an instant: a pure function of the first
   * three arguments.
   *
   * <p>Metrics "since the last report" are those of one minute, however often the sensor reports:
   * else the same instant would have other values in another feed.
   *
   * @param micros microseconds since 1970-01-01T00:00:00Z
   * @param conditions those of the sensor's city at that instant
   */
  void observe(Sensor sensor, long micros, Conditions conditions, ObservationSink out);
}
