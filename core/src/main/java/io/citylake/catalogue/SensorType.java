package io.citylake.catalogue;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sensor type is a kind of sensor: what it measures and how often. */
public final class SensorType implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String entity;
  private final Duration cadence;
  private final List<Metric> metrics;
  private final OnBadMetric onBad;
  private final HashMap<String, Metric> metricsBySpelling = new HashMap<>();

  /**
   * @param name snake_case name, as in the canonical {@code sensor_type}
   * @param entity the FIWARE Smart Data Model that it follows, or an empty string
   * @param cadence how often such a sensor usually reports
   * @param metrics what it measures, in the catalogue's order
   * @param onBad what becomes of what is bad and none of these metrics
   */
  public SensorType(
      String name, String entity, Duration cadence, List<Metric> metrics, OnBadMetric onBad) {
    this.name = name;
    this.entity = entity;
    this.cadence = cadence;
    this.metrics = List.copyOf(metrics);
    this.onBad = onBad;
    for (Metric metric : metrics) {
      metricsBySpelling.put(metric.name(), metric);
      metric.aliases().forEach(alias -> metricsBySpelling.putIfAbsent(alias, metric));
    }
  }

  /** A sensor type whose readings are kept without what is bad in them. */
  public SensorType(String name, String entity, Duration cadence, List<Metric> metrics) {
    this(name, entity, cadence, metrics, OnBadMetric.DROP_METRIC);
  }

  public String name() {
    return name;
  }

  public String entity() {
    return entity;
  }

  public Duration cadence() {
    return cadence;
  }

  public List<Metric> metrics() {
    return metrics;
  }

  /** What becomes of what is bad in a record and none of the {@link #metrics}. */
  public OnBadMetric onBad() {
    return onBad;
  }

  /** The metric that this type calls {@code spelling}, by name or by alias. */
  public Optional<Metric> metric(String spelling) {
    return Optional.ofNullable(metricsBySpelling.get(spelling));
  }

  /** This type with the metrics of these names first. */
  SensorType beginningWith(List<String> names) {
    List<Metric> ordered = new ArrayList<>(metrics);
    ordered.sort(
        Comparator.comparingInt(
            metric -> names.contains(metric.name()) ? names.indexOf(metric.name()) : names.size()));
    return new SensorType(name, entity, cadence, ordered, onBad);
  }

  /** The metrics by name and by alias. */
  Map<String, Metric> spellings() {
    return metricsBySpelling;
  }

  @Override
  public String toString() {
    return name;
  }
}
