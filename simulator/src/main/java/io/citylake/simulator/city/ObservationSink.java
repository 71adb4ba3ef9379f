package io.citylake.simulator.city;

/**
 * An observation sink takes what a sensor observes at one instant: first the place, then the
 * metrics, then the attributes.
 */
public interface ObservationSink {

  /** Where the sensor is: degrees, WGS 84. */
  void location(double latitude, double longitude);

  /** One metric, in the catalogue's unit. */
  void metric(MetricField field, double value);

  /** Text that comes along. Name and value hold nothing that JSON would escape. */
  void attribute(String name, String value);
}
