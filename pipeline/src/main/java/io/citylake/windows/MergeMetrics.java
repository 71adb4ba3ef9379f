package io.citylake.windows;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.aggregate.ImperativeAggregate;
import org.apache.spark.sql.catalyst.expressions.aggregate.TypedImperativeAggregate;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.Platform;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Aggregates all metrics of one sensor type at once: a look-up for each reading, and not for each
 * of its measurements.
 *
 * <p>Input: the metrics of a reading in the order of its sensor type, NaN where not measured.
 * Output: {@link #PARTS} numbers for each metric, in the same order: count, sum, minimum, maximum,
 * sum of squares. They may be fewer than the type has metrics, where the last were never measured.
 *
 * <p>Spark's {@code Aggregator} would be shorter and copies each array out of its row, through a
 * generated projection. The state is as that leaves it: a row that holds the array.
 */
final class MergeMetrics extends TypedImperativeAggregate<double[]> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A count stays exact up to 2^53. */
  static final int COUNT = 0;

  static final int SUM = 1;
  static final int MIN = 2;
  static final int MAX = 3;
  static final int SUM_SQUARES = 4;
  static final int PARTS = 5;

  /** In a row of one field: behind the bits that mark nulls, and the field's place and size. */
  private static final int ARRAY_AT = 2 * Long.BYTES;

  private final Expression values;
  private final int bufferOffset;
  private final int inputOffset;

  private MergeMetrics(Expression values, int bufferOffset, int inputOffset) {
    this.values = values;
    this.bufferOffset = bufferOffset;
    this.inputOffset = inputOffset;
  }

  /** The aggregate of a column of numbers' arrays, of which none is null. */
  static Column of(Column values) {
    MergeMetrics merge = new MergeMetrics(ExpressionUtils.expression(values), 0, 0);
    return ExpressionUtils.column(merge.toAggregateExpression());
  }

  @Override
  public double[] createAggregationBuffer() {
    return new double[0];
  }

  @Override
  public double[] update(double[] parts, InternalRow reading) {
    ArrayData measured = (ArrayData) values.eval(reading);
    int metrics = measured.numElements();
    double[] updated = withRoomFor(parts, metrics * PARTS);
    for (int metric = 0; metric < metrics; metric++) {
      double value = measured.getDouble(metric);
      if (!Double.isNaN(value)) {
        merge(updated, metric * PARTS, 1, value, value, value, value * value);
      }
    }
    return updated;
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
  public Object eval(double[] parts) {
    return UnsafeArrayData.fromPrimitiveArray(parts);
  }

  @Override
  public byte[] serialize(double[] parts) {
    UnsafeArrayData array = UnsafeArrayData.fromPrimitiveArray(parts);
    byte[] state = new byte[ARRAY_AT + array.getSizeInBytes()];
    UnsafeRow row = new UnsafeRow(1);
    row.pointTo(state, state.length);
    row.setLong(0, (long) ARRAY_AT << Integer.SIZE | array.getSizeInBytes());
    array.writeToMemory(state, Platform.BYTE_ARRAY_OFFSET + ARRAY_AT);
    return state;
  }

  @Override
  public double[] deserialize(byte[] state) {
    UnsafeRow row = new UnsafeRow(1);
    row.pointTo(state, state.length);
    return row.getArray(0).toDoubleArray();
  }

  @Override
  public DataType dataType() {
    return DataTypes.createArrayType(DataTypes.DoubleType, /* containsNull= */ false);
  }

  @Override
  public boolean nullable() {
    return false;
  }

  @Override
  public Seq<Expression> children() {
    return CollectionConverters.asScala(List.of(values)).toSeq();
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new MergeMetrics(children.head(), bufferOffset, inputOffset);
  }

  @Override
  public int mutableAggBufferOffset() {
    return bufferOffset;
  }

  @Override
  public ImperativeAggregate withNewMutableAggBufferOffset(int offset) {
    return new MergeMetrics(values, offset, inputOffset);
  }

  @Override
  public int inputAggBufferOffset() {
    return inputOffset;
  }

  @Override
  public ImperativeAggregate withNewInputAggBufferOffset(int offset) {
    return new MergeMetrics(values, bufferOffset, offset);
  }

  @Override
  public int productArity() {
    return 3;
  }

  @Override
  public Object productElement(int place) {
    return switch (place) {
      case 0 -> values;
      case 1 -> bufferOffset;
      case 2 -> inputOffset;
      default -> throw new IndexOutOfBoundsException(place);
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof MergeMetrics;
  }

  /** Spark compares expressions, to make one of those that are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof MergeMetrics merge
        && values.equals(merge.values)
        && bufferOffset == merge.bufferOffset
        && inputOffset == merge.inputOffset;
  }

  @Override
  public int hashCode() {
    return Objects.hash(values, bufferOffset, inputOffset);
  }
}
