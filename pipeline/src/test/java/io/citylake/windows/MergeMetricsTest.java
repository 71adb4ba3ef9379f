package io.citylake.windows;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.junit.jupiter.api.Test;

class MergeMetricsTest {
  private static final double[] PARTS = {2, 30.5, 10, 20.5, 520.25, 0, 0, 1e300, -1e300, 0};

  private final MergeMetrics merge =
      (MergeMetrics)
          ((AggregateExpression) ExpressionUtils.expression(MergeMetrics.of(col("any"))))
              .aggregateFunction();

  @Test
  void keepsItsStateAsTheRowThatSparkWouldMakeOfIt() {
    assertThat(merge.serialize(PARTS)).isEqualTo(rowOf(PARTS).getBytes());
    assertThat(merge.serialize(new double[0])).isEqualTo(rowOf(new double[0]).getBytes());
  }

  @Test
  void readsTheStateThatItKept() {
    assertThat(merge.deserialize(merge.serialize(PARTS))).containsExactly(PARTS);
  }

  private UnsafeRow rowOf(double[] parts) {
    InternalRow row =
        new GenericInternalRow(new Object[] {UnsafeArrayData.fromPrimitiveArray(parts)});
    return UnsafeProjection.create(new DataType[] {merge.dataType()}).apply(row);
  }
}
