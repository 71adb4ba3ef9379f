package io.citylake.simulator.city;

/**
 * Roads: rush hours fill them, rain slows them. Some detectors count on the way, others at the stop
 * line.
 */
final class Traffic implements SensorModel {
  private static final MetricField INTENSITY = MetricField.of("intensity", 0);
  private static final MetricField COUNT = MetricField.of("vehicle_count", 0);
  private static final MetricField SPEED = MetricField.of("average_vehicle_speed", 1);
  private static final MetricField OCCUPANCY = MetricField.of("occupancy", 3);
  private static final MetricField GAP = MetricField.of("average_gap_distance", 1);
  private static final MetricField CONGESTION = MetricField.of("congestion_index", 2);
  private static final MetricField WAITING = MetricField.of("average_waiting_time", 1);

  private static final int[] SPEED_LIMITS = {30, 50, 50, 70, 90};
  private static final double LONGEST_GAP = 2000;

  @Override
  public String sensorType() {
    return "traffic";
  }

  @Override
  public String idPrefix() {
    return "traffic";
  }

  @Override
  public void observe(Sensor sensor, long micros, Conditions conditions, ObservationSink out) {
    double here = 1 + 0.12 * sensor.drift(1, micros) + 0.05 * sensor.jitter(1, micros);
    double load = Math.min(1, conditions.traffic() * here);
    double wet = conditions.weather().wetness();
    double freeFlow = SPEED_LIMITS[sensor.trait(0, SPEED_LIMITS.length)];
    double speed = freeFlow * (1 - 0.6 * load * load * load) * (1 - 0.15 * wet);
    double intensity = (700 + 2600 * sensor.trait(1)) * load * (1 - 0.08 * wet);

    out.location(sensor.latitude(), sensor.longitude());
    out.metric(INTENSITY, intensity);
    out.metric(COUNT, intensity / 60);
    if (sensor.trait(2, 3) > 0) {
      out.metric(SPEED, speed);
      out.metric(OCCUPANCY, 0.02 + 0.7 * load);
      out.metric(CONGESTION, freeFlow / speed - 1);
    } else {
      out.metric(GAP, Math.min(LONGEST_GAP, 1000 * speed / intensity));
      out.metric(WAITING, 6 + 85 * load * load + 10 * wet);
    }
  }
}
