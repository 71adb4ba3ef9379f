package io.citylake.recordfiles;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A column of numbers, of 4 or of 8 bytes. */
final class NumberColumn extends ColumnBuffer {
  /** Of the golden section: spreads numbers that lie side by side. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final PrimitiveTypeName type;
  private long[] values = new long[FIRST_VALUES];
  private int count;
  private long[] distinctValues = new long[0];
  private int distinct;

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
  int findDistinct(int[] places) {
    int most = count / 2;
    int slotBits = slotBits(count);
    int[] slots = new int[1 << slotBits];
    int mask = slots.length - 1;
    distinctValues = new long[most];
    distinct = 0;
    for (int i = 0; i < count; i++) {
      long value = values[i];
      int slot = (int) ((value * SPREAD) >>> (Long.SIZE - slotBits));
      while (slots[slot] != 0 && distinctValues[slots[slot] - 1] != value) {
        slot = (slot + 1) & mask;
      }
      if (slots[slot] == 0) {
        if (distinct == most) {
          return 0;
        }
        distinctValues[distinct++] = value;
        slots[slot] = distinct;
      }
      places[i] = slots[slot] - 1;
    }
    return distinct;
  }

  @Override
  void appendDistinct(PageBytes page, Statistics<?> statistics) {
    append(distinctValues, distinct, page, statistics);
  }

  @Override
  void appendPlain(PageBytes page, Statistics<?> statistics) {
    append(values, count, page, statistics);
  }

  private void append(long[] numbers, int length, PageBytes page, Statistics<?> statistics) {
    for (int i = 0; i < length; i++) {
      long bits = numbers[i];
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
}
