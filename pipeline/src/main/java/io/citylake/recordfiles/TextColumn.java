package io.citylake.recordfiles;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;

/** A column of texts. */
final class TextColumn extends RepeatingColumn {
  /** Of the golden section: spreads hash codes that lie side by side. */
  private static final int SPREAD = 0x9E3779B9;

  private String[] values = new String[FIRST_VALUES];
  private int count;

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
  int hash(int value) {
    return values[value].hashCode() * SPREAD;
  }

  @Override
  boolean isSame(int value, int other) {
    return values[value].equals(values[other]);
  }

  @Override
  void append(int value, PageBytes page, Statistics<?> statistics) {
    BytesColumn.append(values[value].getBytes(StandardCharsets.UTF_8), page, statistics);
  }
}
