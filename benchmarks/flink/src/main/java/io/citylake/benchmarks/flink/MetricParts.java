package io.citylake.benchmarks.flink;

import java.util.Arrays;

/** The parts of a place's metrics in one window, by the place of the metric in its sensor type. */
public final class MetricParts {
  public long[] counts = {};
  public double[] sums = {};
  public double[] minima = {};
  public double[] maxima = {};
  public double[] squares = {};

  void add(double[] values) {
    if (counts.length == 0) {
      prepare(values.length);
    }
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      if (!Double.isNaN(value)) {
        counts[i]++;
        sums[i] += value;
        minima[i] = Math.min(minima[i], value);
        maxima[i] = Math.max(maxima[i], value);
        squares[i] += value * value;
      }
    }
  }

  void add(MetricParts other) {
    if (counts.length == 0) {
      prepare(other.counts.length);
    }
    for (int i = 0; i < other.counts.length; i++) {
      counts[i] += other.counts[i];
      sums[i] += other.sums[i];
      minima[i] = Math.min(minima[i], other.minima[i]);
      maxima[i] = Math.max(maxima[i], other.maxima[i]);
      squares[i] += other.squares[i];
    }
  }

  private void prepare(int metrics) {
    counts = new long[metrics];
    sums = new double[metrics];
    minima = new double[metrics];
    maxima = new double[metrics];
    squares = new double[metrics];
    Arrays.fill(minima, Double.POSITIVE_INFINITY);
    Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
  }
}
