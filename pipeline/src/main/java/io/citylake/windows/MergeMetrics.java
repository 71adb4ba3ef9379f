package io.citylake.windows;

import java.util.Arrays;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders;
import org.apache.spark.sql.expressions.Aggregator;

/**
 * Aggregates all metrics of one sensor type at once: a look-up for each reading, and not for each
 * of its measurements.
 *
 * <p>Input: the metrics of a reading in the order of its sensor type, NaN where not measured.
 * Output: {@link #PARTS} numbers for each metric, in the same order: count, sum, minimum, maximum,
 * sum of squares. They may be fewer than the type has metrics, where the last were never measured.
 */
final class MergeMetrics extends Aggregator<double[], double[], double[]> {
  private static final long serialVersionUID = 1L;

  static final Encoder<double[]> NUMBERS = numbers();

  /** A count stays exact up to 2^53. */
  static final int COUNT = 0;

  static final int SUM = 1;
  static final int MIN = 2;
  static final int MAX = 3;
  static final int SUM_SQUARES = 4;
  static final int PARTS = 5;

  @SuppressWarnings("unchecked") // Scala's Array[Double] is no type that Java can name
  private static Encoder<double[]> numbers() {
    Encoder<?> doubles =
        new AgnosticEncoders.ArrayEncoder<>(
            AgnosticEncoders.PrimitiveDoubleEncoder$.MODULE$, /* containsNull= */ false);
    return (Encoder<double[]>) doubles;
  }

  @Override
  public double[] zero() {
    return new double[0];
  }

  @Override
  public double[] reduce(double[] parts, double[] values) {
    double[] reduced = withRoomFor(parts, values.length * PARTS);
    for (int metric = 0; metric < values.length; metric++) {
      double value = values[metric];
      if (!Double.isNaN(value)) {
        merge(reduced, metric * PARTS, 1, value, value, value, value * value);
      }
    }
    return reduced;
  }

  @Override
  public double[] merge(double[] parts, double[] others) {
    double[] merged = withRoomFor(parts, others.length);
    for (int at = 0; at < others.length; at += PARTS) {
      merge(
          merged,
          at,
          others[at + COUNT],
          others[at + SUM],
          others[at + MIN],
          others[at + MAX],
          others[at + SUM_SQUARES]);
    }
    return merged;
  }

  private static void merge(
      double[] into, int at, double count, double sum, double min, double max, double sumSquares) {
    into[at + COUNT] += count;
    into[at + SUM] += sum;
    into[at + MIN] = Math.min(into[at + MIN], min);
    into[at + MAX] = Math.max(into[at + MAX], max);
    into[at + SUM_SQUARES] += sumSquares;
  }

  /** A metric that is new in the catalogue makes the parts longer. */
  private static double[] withRoomFor(double[] parts, int length) {
    if (parts.length >= length) {
      return parts;
    }
    double[] longer = Arrays.copyOf(parts, length);
    for (int at = parts.length; at < length; at += PARTS) {
      longer[at + MIN] = Double.POSITIVE_INFINITY;
      longer[at + MAX] = Double.NEGATIVE_INFINITY;
    }
    return longer;
  }

  @Override
  public double[] finish(double[] parts) {
    return parts;
  }

  @Override
  public Encoder<double[]> bufferEncoder() {
    return NUMBERS;
  }

  @Override
  public Encoder<double[]> outputEncoder() {
    return NUMBERS;
  }
}
