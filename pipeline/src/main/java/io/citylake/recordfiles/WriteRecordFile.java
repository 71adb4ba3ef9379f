package io.citylake.recordfiles;

import io.citylake.recordfiles.EncodedColumn.Page;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.OutputFile;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.spark.broadcast.Broadcast;

/** Writes the row groups of one partition of the table into one new file. */
final class WriteRecordFile implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final long BLOCK_BYTES = 128L << 20;
  private static final int NO_PADDING = 0;

  /** Of the texts that the index of a column's pages holds: Parquet's own default. */
  private static final int INDEX_TEXT_BYTES = 64;

  private final Broadcast<RecordsFormat> format;
  private final long epoch;

  /**
   * @param epoch for the files' names, which people read
   */
  WriteRecordFile(Broadcast<RecordsFormat> format, long epoch) {
    this.format = format;
    this.epoch = epoch;
  }

  /**
   * Writes the file.
   *
   * @param of the partition that all row groups are of
   * @throws IOException where the file cannot be written; what there is of it stays
   */
  DataFile write(RecordPartition of, List<RowGroup> groups) throws IOException {
    Table table = format.value().table();
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    partition.set(0, of.day());
    partition.set(1, of.sensorType());
    // Never the same name twice: a task that is tried again must not replace what the first try
    // wrote and the table may have.
    String name = String.format(Locale.ROOT, "%05d-%s.parquet", epoch, UUID.randomUUID());
    OutputFile file =
        table
            .io()
            .newOutputFile(table.locationProvider().newDataLocation(table.spec(), partition, name));
    return dataFile(table, partition, file, write(groups, file));
  }

  private static DataFile dataFile(
      Table table, PartitionKey partition, OutputFile file, WrittenFile written) {
    return DataFiles.builder(table.spec())
        .withPath(file.location())
        .withFormat(FileFormat.PARQUET)
        .withPartition(partition)
        .withFileSizeInBytes(written.bytes())
        .withSplitOffsets(written.groupOffsets())
        .withMetrics(written.metrics())
        .build();
  }

  /**
   * @param groupOffsets where the row groups begin
   */
  private record WrittenFile(long bytes, List<Long> groupOffsets, Metrics metrics) {}

  private WrittenFile write(List<RowGroup> groups, OutputFile file) throws IOException {
    RecordLayout layout = format.value().layout();
    SortedSet<Integer> present = new TreeSet<>();
    groups.forEach(group -> present.addAll(group.columns().keySet()));
    try (ParquetFileWriter writer =
        new ParquetFileWriter(
            new ParquetOutput(file),
            layout.schemaOf(present),
            ParquetFileWriter.Mode.CREATE,
            BLOCK_BYTES,
            NO_PADDING,
            INDEX_TEXT_BYTES,
            Integer.MAX_VALUE,
            /* pageWriteChecksumEnabled= */ false)) {
      writer.start();
      for (RowGroup group : groups) {
        write(group, present, layout, writer);
      }
      writer.end(Map.of());
      return new WrittenFile(
          writer.getPos(),
          writer.getFooter().getBlocks().stream().map(BlockMetaData::getStartingPos).toList(),
          new MeasureColumns(layout, MetricsConfig.forTable(format.value().table()))
              .of(groups, present));
    }
  }

  private static void write(
      RowGroup group, SortedSet<Integer> present, RecordLayout layout, ParquetFileWriter writer)
      throws IOException {
    writer.startBlock(group.rows());
    for (int place : present) {
      ColumnDescriptor leaf = layout.leaf(place);
      EncodedColumn column = group.columns().get(place);
      write(column == null ? nulls(leaf, group.rows()) : column, leaf, group.rows(), writer);
    }
    writer.endBlock();
  }

  /** A column that only another row group of the file has values of. */
  private static EncodedColumn nulls(ColumnDescriptor leaf, int rows) {
    try (CompressPages compress = new CompressPages(1)) {
      return new BytesColumn(leaf).encode(rows, compress);
    }
  }

  private static void write(
      EncodedColumn column, ColumnDescriptor leaf, int rows, ParquetFileWriter writer)
      throws IOException {
    writer.startColumn(leaf, column.entries(), CompressionCodecName.ZSTD);
    boolean hasDictionary = column.dictionary() != null;
    if (hasDictionary) {
      Page page = column.dictionary();
      writer.writeDictionaryPage(
          new DictionaryPage(
              BytesInput.from(page.compressed()), page.size(), column.distinct(), Encoding.PLAIN));
    }
    Page page = column.data();
    writer.writeDataPage(
        column.entries(),
        page.size(),
        BytesInput.from(page.compressed()),
        column.statistics(leaf.getPrimitiveType()),
        rows,
        Encoding.RLE,
        Encoding.RLE,
        hasDictionary ? Encoding.RLE_DICTIONARY : Encoding.PLAIN);
    writer.endColumn();
  }
}
