package io.citylake.simulator.city;

/** Control rooms that report incidents: more of them grave in rain, help slower in traffic. */
final class Emergencies implements SensorModel {
  private static final MetricField SEVERITY = MetricField.of("severity", 0);
  private static final MetricField RESPONSE_TIME = MetricField.of("response_time", 0);
  private static final MetricField ACTIVE_UNITS = MetricField.of("active_units", 0);
  private static final MetricField INCIDENT = MetricField.of("incident", 0);

  private static final String[] KINDS = {"accident", "fire", "medical", "flood", "power_cut"};
  private static final String[] STATUSES = {"reported", "dispatched", "on_scene", "closed"};

  @Override
  public String sensorType() {
    return "emergency";
  }

  @Override
  public String idPrefix() {
    return "emergency";
  }

  @Override
  public void observe(Sensor sensor, long micros, Conditions conditions, ObservationSink out) {
    double chance = Hash.unit(Hash.of(sensor.seed(), 1, micros));
    double gravity = chance * chance + 0.25 * conditions.weather().wetness();
    double severity = Math.min(5, 1 + Math.floor(4 * gravity));
    double delay = 1 + 1.2 * conditions.traffic();
    out.location(sensor.latitude(), sensor.longitude());
    out.metric(SEVERITY, severity);
    out.metric(RESPONSE_TIME, (260 + 120 * sensor.jitter(2, micros)) * delay);
    out.metric(ACTIVE_UNITS, severity + Math.floor(3 * chance));
    out.metric(INCIDENT, 1);
    out.attribute("incident_type", oneOf(KINDS, sensor, 3, micros));
    out.attribute("status", oneOf(STATUSES, sensor, 4, micros));
  }

  private static String oneOf(String[] choices, Sensor sensor, int which, long micros) {
    return choices[Hash.index(Hash.of(sensor.seed(), which, micros), choices.length)];
  }
}
