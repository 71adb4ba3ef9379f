package io.citylake.preview;

import io.citylake.catalogue.Metric;

/**
 * The values of one metric.
 *
 * @param readings that have it
 * @param atMin of them exactly at the least plausible value
 * @param atMax of them exactly at the largest plausible value
 */
public record MetricSpan(
    String sensorType,
    String metric,
    String unit,
    long readings,
    double least,
    double largest,
    double min,
    double max,
    long atMin,
    long atMax) {

  /** Counts values of one metric. */
  static final class Counter {
    private final String type;
    private final Metric metric;
    private long readings;
    private double least = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private long atMin;
    private long atMax;

    Counter(String type, Metric metric) {
      this.type = type;
      this.metric = metric;
    }

    void add(double value) {
      readings++;
      least = Math.min(least, value);
      largest = Math.max(largest, value);
      atMin += value == metric.min() ? 1 : 0;
      atMax += value == metric.max() ? 1 : 0;
    }

    MetricSpan span() {
      return new MetricSpan(
          type,
          metric.name(),
          metric.unit(),
          readings,
          least,
          largest,
          metric.min(),
          metric.max(),
          atMin,
          atMax);
    }
  }
}
