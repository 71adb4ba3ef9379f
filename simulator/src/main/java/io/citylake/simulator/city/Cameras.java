package io.citylake.simulator.city;

/** Cameras that count what they see. */
final class Cameras implements SensorModel {
  private static final MetricField VEHICLES = MetricField.of("vehicle_count", 0);
  private static final MetricField PEOPLE = MetricField.of("people_count", 0);
  private static final MetricField SNAPSHOT = MetricField.of("snapshot", 0);

  private static final String[] VIEWS = {"crossing", "square", "bridge", "station"};

  @Override
  public String sensorType() {
    return "camera";
  }

  @Override
  public String idPrefix() {
    return "camera";
  }

  @Override
  public void observe(Sensor sensor, long micros, Conditions conditions, ObservationSink out) {
    double vehicles = (8 + 30 * sensor.trait(0)) * conditions.traffic();
    double people =
        (10 + 60 * sensor.trait(1))
            * conditions.outAndAbout()
            * (1 - 0.6 * conditions.weather().wetness());
    out.location(sensor.latitude(), sensor.longitude());
    out.metric(VEHICLES, vehicles * (1 + 0.5 * sensor.jitter(1, micros)));
    out.metric(PEOPLE, people * (1 + 0.5 * sensor.jitter(2, micros)));
    out.metric(SNAPSHOT, 1);
    out.attribute("view", VIEWS[sensor.trait(2, VIEWS.length)]);
  }
}
