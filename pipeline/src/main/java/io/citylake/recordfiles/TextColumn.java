package io.citylake.recordfiles;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;

/** A column of texts. */
final class TextColumn extends ColumnBuffer {
  private String[] values = new String[FIRST_VALUES];
  private int count;
  private String[] distinctValues = new String[0];
  private int distinct;

  TextColumn(ColumnDescriptor column) {
    super(column);
  }

  /**
   * Adds the row's value.
   *
   * @param text not null
   */
  void add(int row, String text) {
    startRow(row);
    addValue(text);
  }

  /** Adds one of several values of a row, at the place that was noted for it. */
  void addValue(String text) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    values[count++] = text;
  }

  @Override
  int count() {
    return count;
  }

  @Override
  int findDistinct(int[] places) {
    int most = count / 2;
    int[] slots = new int[1 << slotBits(count)];
    int mask = slots.length - 1;
    distinctValues = new String[most];
    distinct = 0;
    for (int i = 0; i < count; i++) {
      String value = values[i];
      int hash = value.hashCode();
      int slot = (hash ^ (hash >>> 16)) & mask;
      while (slots[slot] != 0 && !distinctValues[slots[slot] - 1].equals(value)) {
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

  private static void append(String[] texts, int length, PageBytes page, Statistics<?> statistics) {
    for (int i = 0; i < length; i++) {
      BytesColumn.append(texts[i].getBytes(StandardCharsets.UTF_8), page, statistics);
    }
  }
}
