package io.citylake.recordfiles;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A column of numbers, of 4 or of 8 bytes. */
final class NumberColumn extends RepeatingColumn {
  /** Of the golden section: spreads numbers that lie side by side. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final PrimitiveTypeName type;
  private long[] values = new long[FIRST_VALUES];
  private int count;

  NumberColumn(ColumnDescriptor column) {
    super(column);
    this.type = column.getPrimitiveType().getPrimitiveTypeName();
  }

  /**
   * Adds the row's value.
   *
   * @param bits of a double those of {@link Double#doubleToRawLongBits}
   */
  void add(int row, long bits) {
    startRow(row);
    addValue(bits);
  }

  /** Adds one of several values of a row, at the place that was noted for it. */
  void addValue(long bits) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    values[count++] = bits;
  }

  @Override
  int count() {
    return count;
  }

  @Override
  int hash(int value) {
    return (int) ((values[value] * SPREAD) >>> Integer.SIZE);
  }

  @Override
  boolean isSame(int value, int other) {
    return values[value] == values[other];
  }

  @Override
  void append(int value, PageBytes page, Statistics<?> statistics) {
    long bits = values[value];
    switch (type) {
      case INT32 -> {
        page.putInt((int) bits);
        statistics.updateStats((int) bits);
      }
      case DOUBLE -> {
        page.putLong(bits);
        statistics.updateStats(Double.longBitsToDouble(bits));
      }
      default -> {
        page.putLong(bits);
        statistics.updateStats(bits);
      }
    }
  }
}
