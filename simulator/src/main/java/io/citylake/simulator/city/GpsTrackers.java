package io.citylake.simulator.city;

/** Trackers in taxis and delivery vans. */
final class GpsTrackers implements SensorModel {
  private static final MetricField SPEED = MetricField.of("speed", 1);
  private static final MetricField HEADING = MetricField.of("heading", 0);
  private static final MetricField ALTITUDE = MetricField.of("altitude", 1);
  private static final MetricField ACCURACY = MetricField.of("horizontal_accuracy", 1);

  private static final String[] FLEETS = {"taxi", "delivery", "courier"};

  @Override
  public String sensorType() {
    return "gps";
  }

  @Override
  public String idPrefix() {
    return "gps";
  }

  @Override
  public void observe(Sensor sensor, long micros, Conditions conditions, ObservationSink out) {
    Round round = Round.at(sensor, micros);
    out.location(round.latitude(), round.longitude());
    out.metric(SPEED, Round.speed(sensor, micros, conditions));
    out.metric(HEADING, round.heading());
    out.metric(ALTITUDE, sensor.city().altitude() + 8 * sensor.drift(1, micros));
    out.metric(ACCURACY, 5 + 3.5 * sensor.jitter(1, micros));
    out.attribute("fleet", FLEETS[sensor.trait(0, FLEETS.length)]);
  }
}
