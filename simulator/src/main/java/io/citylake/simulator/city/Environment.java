package io.citylake.simulator.city;

/**
 * Surroundings: street lamps hear noise and see light, parks measure the soil, gauges the river.
 */
final class Environment implements SensorModel {
  private static final MetricField TEMPERATURE = MetricField.of("temperature", 1);
  private static final MetricField HUMIDITY = MetricField.of("relative_humidity", 1);
  private static final MetricField NOISE = MetricField.of("noise_level", 1);
  private static final MetricField ILLUMINANCE = MetricField.of("illuminance", 0);
  private static final MetricField SOIL_MOISTURE = MetricField.of("soil_moisture", 1);
  private static final MetricField WATER_LEVEL = MetricField.of("water_level", 2);
  private static final MetricField CONSUMPTION = MetricField.of("energy_consumption", 4);

  /** Daylight, lux for each W/m2. */
  private static final double LUX_PER_WATT = 110;

  private static final double LAMP_LUX = 12;
  private static final double LAMP_KILOWATTS = 0.09;

  @Override
  public String sensorType() {
    return "environment";
  }

  @Override
  public String idPrefix() {
    return "env";
  }

  @Override
  public void observe(Sensor sensor, long micros, Conditions conditions, ObservationSink out) {
    Weather weather = conditions.weather();
    out.location(sensor.latitude(), sensor.longitude());
    out.metric(TEMPERATURE, weather.temperature() + 0.5 * sensor.drift(1, micros));
    switch (sensor.trait(0, 4)) {
      case 0 -> {
        out.metric(HUMIDITY, weather.relativeHumidity());
        out.metric(SOIL_MOISTURE, 28 + 8 * sensor.drift(2, micros) + 22 * weather.wetness());
      }
      case 1 ->
          out.metric(WATER_LEVEL, 2.1 + 0.4 * sensor.drift(2, micros) + 1.3 * weather.wetness());
      default -> street(sensor, micros, conditions, out);
    }
  }

  private static void street(
      Sensor sensor, long micros, Conditions conditions, ObservationSink out) {
    double traffic = conditions.traffic();
    double people = conditions.outAndAbout();
    double daylight = LUX_PER_WATT * conditions.weather().solarRadiation();
    boolean lit = daylight < 5 * LAMP_LUX;
    out.metric(NOISE, 38 + 26 * traffic + 9 * people + 3 * sensor.jitter(1, micros));
    out.metric(ILLUMINANCE, daylight + (lit ? LAMP_LUX : 0));
    out.metric(CONSUMPTION, lit ? LAMP_KILOWATTS / 60 : 0);
  }
}
