package io.citylake.recordfiles;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;

/** A column of bytes or texts that hardly ever come again. */
final class BytesColumn extends ColumnBuffer {
  private final List<byte[]> values = new ArrayList<>();

  BytesColumn(ColumnDescriptor column) {
    super(column);
  }

  /**
   * Adds the row's value.
   *
   * @param bytes not null; not copied
   */
  void add(int row, byte[] bytes) {
    startRow(row);
    values.add(bytes);
  }

  @Override
  int count() {
    return values.size();
  }

  /** None is looked for. */
  @Override
  int[] findDistinct(int[] places) {
    return NONE;
  }

  @Override
  void append(int value, PageBytes page, Statistics<?> statistics) {
    append(values.get(value), page, statistics);
  }

  static void append(byte[] value, PageBytes page, Statistics<?> statistics) {
    page.putInt(value.length);
    page.put(value);
    statistics.updateStats(Binary.fromConstantByteArray(value));
  }
}
