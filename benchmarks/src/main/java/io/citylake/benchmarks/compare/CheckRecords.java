package io.citylake.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/**
 * Looks for each record of a topic in Parquet files, by their columns {@code partition} and {@code
 * offset}.
 */
public final class CheckRecords {
  private final Map<Integer, Long> ends;
  private final Map<Integer, BitSet> seen = new HashMap<>();
  private long found;
  private long repeated;

  /**
   * @param ends by partition, the offset after the last record; each begins at 0
   */
  public CheckRecords(Map<Integer, Long> ends) {
    this.ends = Map.copyOf(ends);
    ends.forEach((partition, end) -> seen.put(partition, new BitSet(Math.toIntExact(end))));
  }

  /** Reads the files. */
  public RecordsCheck in(List<Path> files) throws IOException {
    for (Path file : files) {
      read(file);
    }
    long expected = ends.values().stream().mapToLong(Long::longValue).sum();
    long there = seen.values().stream().mapToLong(BitSet::cardinality).sum();
    return new RecordsCheck(expected, found, expected - there, repeated);
  }

  private void read(Path file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      MessageType schema = reader.getFileMetaData().getSchema();
      ColumnDescriptor partition = schema.getColumnDescription(new String[] {"partition"});
      ColumnDescriptor offset = schema.getColumnDescription(new String[] {"offset"});
      reader.setRequestedSchema(List.of(partition, offset));
      MessageType requested =
          new MessageType("record", schema.getType("partition"), schema.getType("offset"));
      for (PageReadStore rows = reader.readNextRowGroup();
          rows != null;
          rows = reader.readNextRowGroup()) {
        ColumnReadStoreImpl columns =
            new ColumnReadStoreImpl(
                rows, new DummyRecordConverter(requested).getRootConverter(), requested, "");
        read(
            columns.getColumnReader(partition),
            columns.getColumnReader(offset),
            rows.getRowCount());
      }
    }
  }

  private void read(ColumnReader partitions, ColumnReader offsets, long rows) {
    for (long row = 0; row < rows; row++) {
      see(partitions.getInteger(), offsets.getLong());
      partitions.consume();
      offsets.consume();
    }
  }

  private void see(int partition, long offset) {
    found++;
    boolean isOfTopic = offset >= 0 && offset < ends.getOrDefault(partition, 0L);
    if (!isOfTopic || seen.get(partition).get((int) offset)) {
      repeated++;
    } else {
      seen.get(partition).set((int) offset);
    }
  }
}
