package io.citylake.recordfiles;

import java.io.Serializable;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;

/**
 * A column of a row group, ready to be written.
 *
 * @param entries values and nulls
 * @param nulls of the entries
 * @param distinct entries of the dictionary; 0 where there is none
 * @param dictionary compressed; null where there is none
 * @param data compressed: levels, and values or their places in the dictionary
 * @param min as Parquet's statistics have it; null where there is no value
 * @param max as Parquet's statistics have it; null where there is no value
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record EncodedColumn(
    int entries, int nulls, int distinct, Page dictionary, Page data, byte[] min, byte[] max)
    implements Serializable {

  /** Compressed, without what Parquet adds. */
  long bytes() {
    return (long) data.compressed().length
        + (dictionary == null ? 0 : dictionary.compressed().length);
  }

  /** With the bounds, which are whole values: pages of long ones may be smaller than a bound. */
  long heldBytes() {
    return bytes() + (min == null ? 0 : (long) min.length + max.length);
  }

  /** As Parquet has them. */
  Statistics<?> statistics(PrimitiveType type) {
    Statistics.Builder statistics = Statistics.getBuilderForReading(type).withNumNulls(nulls);
    if (min != null) {
      statistics.withMin(min).withMax(max);
    }
    return statistics.build();
  }

  /**
   * A page.
   *
   * @param compressed its bytes
   * @param size of the bytes before they were compressed
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Page(byte[] compressed, int size) implements Serializable {}
}
