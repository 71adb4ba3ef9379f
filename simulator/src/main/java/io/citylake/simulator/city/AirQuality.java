package io.citylake.simulator.city;

/**
 * Air: traffic and heating dirty it, wind carries it off, rain washes it. One half of the sensors
 * counts particles, the other measures gases.
 */
final class AirQuality implements SensorModel {
  private static final MetricField PM1 = MetricField.of("pm1", 1);
  private static final MetricField PM2_5 = MetricField.of("pm2_5", 1);
  private static final MetricField PM10 = MetricField.of("pm10", 1);
  private static final MetricField INDEX = MetricField.of("air_quality_index", 0);
  private static final MetricField TEMPERATURE = MetricField.of("temperature", 1);
  private static final MetricField HUMIDITY = MetricField.of("relative_humidity", 1);
  private static final MetricField NO2 = MetricField.of("no2", 1);
  private static final MetricField O3 = MetricField.of("o3", 1);
  private static final MetricField SO2 = MetricField.of("so2", 1);
  private static final MetricField CO = MetricField.of("co", 2);
  private static final MetricField CO2 = MetricField.of("co2", 0);
  private static final MetricField VOC = MetricField.of("voc", 0);

  @Override
  public String sensorType() {
    return "air_quality";
  }

  @Override
  public String idPrefix() {
    return "air";
  }

  @Override
  public void observe(Sensor sensor, long micros, Conditions conditions, ObservationSink out) {
    out.location(sensor.latitude(), sensor.longitude());
    if (sensor.trait(0, 2) == 0) {
      particles(sensor, micros, conditions, out);
    } else {
      gases(sensor, micros, conditions, out);
    }
  }

  private static void particles(
      Sensor sensor, long micros, Conditions conditions, ObservationSink out) {
    Weather weather = conditions.weather();
    double washed = 1 - 0.6 * weather.wetness();
    double sources = 0.45 + 0.55 * conditions.traffic() + 1.1 * weather.heating();
    double here = 1 + 0.25 * sensor.drift(1, micros) + 0.04 * sensor.jitter(1, micros);
    double fine = sensor.city().particleBackground() * sources * stillness(weather) * washed * here;
    double coarse = 5 * (0.3 + conditions.traffic()) * washed * here;
    out.metric(PM1, 0.62 * fine);
    out.metric(PM2_5, fine);
    out.metric(PM10, 1.25 * fine + coarse);
    // Cheap sensors derive some index from their own PM2.5.
    out.metric(INDEX, Math.min(500, 2 * fine));
    out.metric(TEMPERATURE, weather.temperature() + 0.4 * sensor.drift(2, micros));
    out.metric(HUMIDITY, Math.min(100, weather.relativeHumidity() + sensor.drift(3, micros)));
  }

  private static void gases(
      Sensor sensor, long micros, Conditions conditions, ObservationSink out) {
    Weather weather = conditions.weather();
    double traffic = conditions.traffic();
    double here = 1 + 0.25 * sensor.drift(1, micros) + 0.04 * sensor.jitter(1, micros);
    double still = stillness(weather) * here;
    double no2 = (7 + 46 * traffic) * still;
    out.metric(NO2, no2);
    // Ozone forms in sunlight and is used up by what engines emit.
    out.metric(O3, Math.max(1, 42 + 0.085 * weather.solarRadiation() - 0.35 * no2));
    out.metric(SO2, (2 + 7 * weather.heating()) * still);
    out.metric(CO, (0.18 + 0.8 * traffic + 0.3 * weather.heating()) * still);
    out.metric(CO2, 418 + 70 * traffic * still);
    out.metric(VOC, (50 + 150 * traffic) * still);
  }

  /** How much of what is emitted stays: 1 in the usual wind, more when it is calm. */
  private static double stillness(Weather weather) {
    return 5.4 / (1.8 + weather.windSpeed());
  }
}
