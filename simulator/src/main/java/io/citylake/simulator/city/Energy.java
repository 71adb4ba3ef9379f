package io.citylake.simulator.city;

/**
 * Meters: homes and offices by the hour, all by what there is to heat and to cool; a few feed in
 * sunlight.
 */
final class Energy implements SensorModel {
  private static final MetricField CONSUMPTION = MetricField.of("energy_consumption", 3);
  private static final MetricField ACTIVE = MetricField.of("active_power", 2);
  private static final MetricField REACTIVE = MetricField.of("reactive_power", 2);
  private static final MetricField VOLTAGE = MetricField.of("voltage", 1);
  private static final MetricField CURRENT = MetricField.of("current", 1);
  private static final MetricField FREQUENCY = MetricField.of("frequency", 3);
  private static final MetricField POWER_FACTOR = MetricField.of("power_factor", 3);

  private static final double WATTS_PER_KILOWATT = 1000;
  private static final int PHASES = 3;

  @Override
  public String sensorType() {
    return "energy";
  }

  @Override
  public String idPrefix() {
    return "energy";
  }

  @Override
  public void observe(Sensor sensor, long micros, Conditions conditions, ObservationSink out) {
    double use = use(sensor, conditions) * (1 + 0.06 * sensor.jitter(1, micros));
    double peak = 15 + 180 * sensor.trait(1);
    double power = peak * use - sunlight(sensor, conditions.weather(), peak);
    double powerFactor = 0.93 + 0.05 * sensor.drift(1, micros);
    double voltage = 231 + 3 * sensor.drift(2, micros) - 4 * use;

    out.location(sensor.latitude(), sensor.longitude());
    out.metric(CONSUMPTION, Math.max(0, power) / 60);
    out.metric(ACTIVE, power);
    out.metric(REACTIVE, Math.abs(power) * Math.sqrt(1 / (powerFactor * powerFactor) - 1));
    out.metric(VOLTAGE, voltage);
    out.metric(CURRENT, Math.abs(power) * WATTS_PER_KILOWATT / (PHASES * voltage * powerFactor));
    out.metric(FREQUENCY, 50 + 0.02 * sensor.drift(3, micros));
    out.metric(POWER_FACTOR, powerFactor);
  }

  /** The share of its peak that a building uses. */
  private static double use(Sensor sensor, Conditions conditions) {
    double people = sensor.trait(0, 2) == 0 ? conditions.atHome() : conditions.atWork();
    Weather weather = conditions.weather();
    return 0.12 + 0.5 * people + 0.3 * weather.heating() + 0.35 * weather.cooling();
  }

  /** What the building's roof feeds in, kW. */
  private static double sunlight(Sensor sensor, Weather weather, double peak) {
    boolean hasPanels = sensor.trait(2) < 0.2;
    return hasPanels ? 0.8 * peak * weather.solarRadiation() / 1000 : 0;
  }
}
