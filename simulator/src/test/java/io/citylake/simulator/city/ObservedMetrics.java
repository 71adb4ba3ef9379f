package io.citylake.simulator.city;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one sensor measured at one instant, by metric name. */
final class ObservedMetrics implements ObservationSink {
  final Map<String, Double> metrics = new LinkedHashMap<>();
  final Map<String, String> attributes = new LinkedHashMap<>();
  double latitude;
  double longitude;

  static ObservedMetrics of(SensorFleet fleet, Sensor sensor, long micros) {
    ObservedMetrics observed = new ObservedMetrics();
    fleet.observe(sensor, micros, observed);
    return observed;
  }

  @Override
  public void location(double degreesNorth, double degreesEast) {
    latitude = degreesNorth;
    longitude = degreesEast;
  }

  @Override
  public void metric(MetricField field, double value) {
    metrics.put(field.name(), value);
  }

  @Override
  public void attribute(String name, String value) {
    attributes.put(name, value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObservedMetrics that
        && metrics.equals(that.metrics)
        && attributes.equals(that.attributes)
        && latitude == that.latitude
        && longitude == that.longitude;
  }

  @Override
  public int hashCode() {
    return metrics.hashCode();
  }

  @Override
  public String toString() {
    return metrics + " " + attributes + " at " + latitude + ", " + longitude;
  }
}
