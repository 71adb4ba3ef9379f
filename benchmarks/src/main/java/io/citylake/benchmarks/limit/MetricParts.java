package io.citylake.benchmarks.limit;

/** The parts of all metrics of one sensor type in one window and place. */
final class MetricParts {
  private static final int COUNT = 0;
  private static final int SUM = 1;
  private static final int MIN = 2;
  private static final int MAX = 3;
  private static final int SUM_SQUARES = 4;
  private static final int PARTS = 5;

  // Metric by metric, in one piece of memory. A count stays exact up to 2^53.
  private final double[] parts;

  MetricParts(int metrics) {
    parts = new double[metrics * PARTS];
    for (int i = 0; i < parts.length; i += PARTS) {
      parts[i + MIN] = Double.POSITIVE_INFINITY;
      parts[i + MAX] = Double.NEGATIVE_INFINITY;
    }
  }

  /**
   * Adds a reading.
   *
   * @param values of all metrics of the sensor type; NaN where not measured
   */
  void add(double[] values) {
    for (int metric = 0; metric < values.length; metric++) {
      double value = values[metric];
      if (!Double.isNaN(value)) {
        int at = metric * PARTS;
        parts[at + COUNT]++;
        parts[at + SUM] += value;
        parts[at + MIN] = Math.min(parts[at + MIN], value);
        parts[at + MAX] = Math.max(parts[at + MAX], value);
        parts[at + SUM_SQUARES] += value * value;
      }
    }
  }

  /** Takes in the parts of the same metrics from elsewhere. */
  MetricParts plus(MetricParts other) {
    for (int at = 0; at < parts.length; at += PARTS) {
      parts[at + COUNT] += other.parts[at + COUNT];
      parts[at + SUM] += other.parts[at + SUM];
      parts[at + MIN] = Math.min(parts[at + MIN], other.parts[at + MIN]);
      parts[at + MAX] = Math.max(parts[at + MAX], other.parts[at + MAX]);
      parts[at + SUM_SQUARES] += other.parts[at + SUM_SQUARES];
    }
    return this;
  }

  long count(int metric) {
    return (long) parts[metric * PARTS + COUNT];
  }

  double sum(int metric) {
    return parts[metric * PARTS + SUM];
  }

  double min(int metric) {
    return parts[metric * PARTS + MIN];
  }

  double max(int metric) {
    return parts[metric * PARTS + MAX];
  }

  double sumSquares(int metric) {
    return parts[metric * PARTS + SUM_SQUARES];
  }
}
