package io.citylake.recordfiles;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;

/** A column whose values may come again and again: a dictionary pays where they do. */
abstract class RepeatingColumn extends ColumnBuffer {
  RepeatingColumn(ColumnDescriptor column) {
    super(column);
  }

  /** Spread over all 32 bits: the highest are used. */
  abstract int hash(int value);

  /** Whether two of the values, by the order in which they were added, are the same. */
  abstract boolean isSame(int value, int other);

  /** They are half as many as there are values, at most. */
  @Override
  final int[] findDistinct(int[] places) {
    int[] distinct = new int[places.length / 2];
    int found = 0;
    // At least as many slots as values, and half of them stay free.
    int slotBits = Integer.SIZE + 1 - Integer.numberOfLeadingZeros(Math.max(1, places.length));
    int[] slots = new int[1 << slotBits];
    for (int value = 0; value < places.length; value++) {
      int slot = hash(value) >>> (Integer.SIZE - slotBits);
      while (slots[slot] != 0 && !isSame(value, distinct[slots[slot] - 1])) {
        slot = (slot + 1) & (slots.length - 1);
      }
      if (slots[slot] == 0) {
        if (found == distinct.length) {
          return NONE;
        }
        distinct[found++] = value;
        slots[slot] = found;
      }
      places[value] = slots[slot] - 1;
    }
    return Arrays.copyOf(distinct, found);
  }
}
