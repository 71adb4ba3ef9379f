package io.citylake.simulator.city;

/** Buses: slow and full in rush hours, charged at night. */
final class Vehicles implements SensorModel {
  private static final MetricField SPEED = MetricField.of("speed", 1);
  private static final MetricField HEADING = MetricField.of("heading", 0);
  private static final MetricField FUEL = MetricField.of("fuel_level", 1);
  private static final MetricField ODOMETER = MetricField.of("odometer", 1);
  private static final MetricField ENGINE = MetricField.of("engine_temperature", 1);
  private static final MetricField PASSENGERS = MetricField.of("passengers", 0);
  private static final MetricField YEAR = MetricField.of("year", 0);

  private static final String[] MAKES = {"Solaris", "Volvo", "MAN", "Tata"};
  private static final int LINES = 40;
  private static final double KILOMETRES_A_DAY = 220;

  /** Two o'clock at night: the vehicles are full again. */
  private static final int CHARGED_HOUR = 2;

  @Override
  public String sensorType() {
    return "vehicle";
  }

  @Override
  public String idPrefix() {
    return "vehicle";
  }

  @Override
  public void observe(Sensor sensor, long micros, Conditions conditions, ObservationSink out) {
    Round round = Round.at(sensor, micros);
    double sinceCharged = conditions.now().plusHours(-CHARGED_HOUR).hour() / 24;
    double days = (double) micros / Micros.DAY;
    out.location(round.latitude(), round.longitude());
    out.metric(SPEED, Round.speed(sensor, micros, conditions));
    out.metric(HEADING, round.heading());
    out.metric(FUEL, 98 - 80 * sinceCharged);
    out.metric(ODOMETER, Math.max(0, (days - 9000 * sensor.trait(0)) * KILOMETRES_A_DAY) % 900_000);
    out.metric(ENGINE, 86 + 6 * sensor.drift(1, micros));
    out.metric(PASSENGERS, 70 * conditions.traffic() * (0.6 + 0.4 * sensor.trait(1)));
    out.metric(YEAR, 2012 + sensor.trait(2, 12));
    out.attribute("make", MAKES[sensor.trait(3, MAKES.length)]);
    out.attribute("line", Integer.toString(1 + sensor.trait(4, LINES)));
  }
}
