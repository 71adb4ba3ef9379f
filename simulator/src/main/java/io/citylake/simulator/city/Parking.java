package io.citylake.simulator.city;

/**
 * Car parks: those of offices fill in the morning rush hour, those of shops by day, those of homes
 * at night.
 */
final class Parking implements SensorModel {
  private static final MetricField TOTAL = MetricField.of("total_spot_number", 0);
  private static final MetricField AVAILABLE = MetricField.of("available_spot_number", 0);
  private static final MetricField OCCUPANCY = MetricField.of("occupancy", 3);
  private static final MetricField ENTRIES = MetricField.of("entries", 0);
  private static final MetricField EXITS = MetricField.of("exits", 0);

  private static final double MINUTE_IN_HOURS = 1 / 60.0;

  @Override
  public String sensorType() {
    return "parking";
  }

  @Override
  public String idPrefix() {
    return "parking";
  }

  @Override
  public void observe(Sensor sensor, long micros, Conditions conditions, ObservationSink out) {
    LocalMoment now = conditions.now();
    int total = 40 + 20 * sensor.trait(1, 30);
    double taken = share(sensor, now) * (0.94 + 0.06 * sensor.drift(1, micros));
    int available = (int) Math.round(total * (1 - taken));
    double netPerMinute =
        total * (share(sensor, now) - share(sensor, now.plusHours(-MINUTE_IN_HOURS)));
    double comeAndGo = 0.01 * total * conditions.outAndAbout() * (1 + sensor.jitter(1, micros));

    out.location(sensor.latitude(), sensor.longitude());
    out.metric(TOTAL, total);
    out.metric(AVAILABLE, available);
    out.metric(OCCUPANCY, (double) (total - available) / total);
    out.metric(ENTRIES, comeAndGo + Math.max(0, netPerMinute));
    out.metric(EXITS, comeAndGo + Math.max(0, -netPerMinute));
  }

  private static double share(Sensor sensor, LocalMoment now) {
    return switch (sensor.trait(0, 3)) {
      case 0 -> Rhythm.atWork(now);
      case 1 -> 0.05 + 0.9 * Rhythm.outAndAbout(now);
      default -> 0.9 - 0.6 * Rhythm.atWork(now);
    };
  }
}
