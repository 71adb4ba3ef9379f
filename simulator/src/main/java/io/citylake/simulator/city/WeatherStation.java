package io.citylake.simulator.city;

/** Weather stations: most measure air, wind and rain; some watch the sky. */
final class WeatherStation implements SensorModel {
  private static final MetricField TEMPERATURE = MetricField.of("temperature", 1);
  private static final MetricField HUMIDITY = MetricField.of("relative_humidity", 1);
  private static final MetricField DEW_POINT = MetricField.of("dew_point", 1);
  private static final MetricField PRESSURE = MetricField.of("atmospheric_pressure", 1);
  private static final MetricField WIND_SPEED = MetricField.of("wind_speed", 1);
  private static final MetricField WIND_DIRECTION = MetricField.of("wind_direction", 0);
  private static final MetricField GUST = MetricField.of("gust_speed", 1);
  private static final MetricField PRECIPITATION = MetricField.of("precipitation", 3);
  private static final MetricField SNOW = MetricField.of("snow_height", 1);
  private static final MetricField CLOUDS = MetricField.of("cloud_cover", 0);
  private static final MetricField RADIATION = MetricField.of("solar_radiation", 0);
  private static final MetricField UV_INDEX = MetricField.of("uv_index", 1);
  private static final MetricField VISIBILITY = MetricField.of("visibility", 0);

  /** What the air presses less for each metre of height, hPa. */
  private static final double PRESSURE_PER_METRE = 0.12;

  @Override
  public String sensorType() {
    return "weather";
  }

  @Override
  public String idPrefix() {
    return "weather";
  }

  @Override
  public void observe(Sensor sensor, long micros, Conditions conditions, ObservationSink out) {
    Weather weather = conditions.weather();
    out.location(sensor.latitude(), sensor.longitude());
    out.metric(TEMPERATURE, weather.temperature() + 0.3 * sensor.drift(1, micros));
    out.metric(PRECIPITATION, weather.rain() / 60);
    if (sensor.trait(0, 3) > 0) {
      air(sensor, micros, weather, out);
    } else {
      sky(weather, out);
    }
  }

  private static void air(Sensor sensor, long micros, Weather weather, ObservationSink out) {
    double gusts = 1.35 + 0.25 * sensor.jitter(1, micros);
    out.metric(HUMIDITY, weather.relativeHumidity());
    out.metric(DEW_POINT, weather.dewPoint());
    out.metric(PRESSURE, weather.pressure() - PRESSURE_PER_METRE * sensor.city().altitude());
    out.metric(WIND_SPEED, weather.windSpeed());
    out.metric(WIND_DIRECTION, weather.windDirection());
    out.metric(GUST, weather.windSpeed() * gusts);
  }

  private static void sky(Weather weather, ObservationSink out) {
    out.metric(SNOW, weather.snowHeight());
    out.metric(CLOUDS, 100 * weather.cloudCover());
    out.metric(RADIATION, weather.solarRadiation());
    out.metric(UV_INDEX, weather.solarRadiation() / 90);
    out.metric(VISIBILITY, 30_000 - 22_000 * weather.wetness());
  }
}
