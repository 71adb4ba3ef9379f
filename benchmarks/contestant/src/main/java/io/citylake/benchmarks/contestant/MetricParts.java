package io.citylake.benchmarks.contestant;

import io.citylake.catalogue.SensorType;
import io.citylake.tables.WindowRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Metric parts are what a window keeps of all metrics of one sensor type and place, in one piece of
 * memory. A plain object with a public field, because Flink serialises such ones best.
 */
public final class MetricParts {
  private static final int COUNT = 0;
  private static final int SUM = 1;
  private static final int MIN = 2;
  private static final int MAX = 3;
  private static final int SUM_SQUARES = 4;
  private static final int PARTS = 5;

  /** Metric by metric; empty before the first reading. A count stays exact up to 2^53. */
  public double[] parts = {};

  /**
   * Adds a reading.
   *
   * @param values of all metrics of the sensor type; NaN where not measured
   */
  public void add(double[] values) {
    prepare(values.length * PARTS);
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
  public MetricParts plus(MetricParts other) {
    prepare(other.parts.length);
    for (int at = 0; at < other.parts.length; at += PARTS) {
      parts[at + COUNT] += other.parts[at + COUNT];
      parts[at + SUM] += other.parts[at + SUM];
      parts[at + MIN] = Math.min(parts[at + MIN], other.parts[at + MIN]);
      parts[at + MAX] = Math.max(parts[at + MAX], other.parts[at + MAX]);
      parts[at + SUM_SQUARES] += other.parts[at + SUM_SQUARES];
    }
    return this;
  }

  /** A row for each metric that was measured. */
  public List<WindowRow> rows(
      Instant start, Instant end, String city, String district, SensorType type) {
    List<WindowRow> rows = new ArrayList<>();
    for (int at = 0; at < parts.length; at += PARTS) {
      if (parts[at + COUNT] > 0) {
        rows.add(
            new WindowRow(
                start,
                end,
                city,
                district,
                type.name(),
                type.metrics().get(at / PARTS).name(),
                (long) parts[at + COUNT],
                parts[at + SUM],
                parts[at + MIN],
                parts[at + MAX],
                parts[at + SUM_SQUARES]));
      }
    }
    return rows;
  }

  private void prepare(int length) {
    if (parts.length == 0) {
      parts = new double[length];
      for (int at = 0; at < length; at += PARTS) {
        parts[at + MIN] = Double.POSITIVE_INFINITY;
        parts[at + MAX] = Double.NEGATIVE_INFINITY;
      }
    }
  }
}
