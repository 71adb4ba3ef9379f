package io.citylake.recordfiles;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.ingest.BatchInput;
import io.citylake.judge.JudgeRecord;
import io.citylake.lake.WrittenFiles;
import io.citylake.session.MicroBatch;
import io.citylake.time.EventTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Judges records as Kafka holds them and appends all of them to {@code lake.raw.records}, readings
 * and rejections, in one snapshot.
 */
public final class AppendRecords {
  private final SensorCatalogue catalogue;
  private final JudgeRecord judge;
  private Broadcast<RecordsFormat> format;

  /**
   * @param catalogue each of its metrics is a column of the table
   */
  public AppendRecords(SensorCatalogue catalogue, JudgeRecord judge) {
    this.catalogue = catalogue;
    this.judge = judge;
  }

  /**
   * Appends a batch.
   *
   * @param kafka the columns of Spark's Kafka source
   * @param table as it is now; files have the columns and partitions of the first call's
   * @param properties of the snapshot
   * @param mayCommit called when all is read, before anything is in the table; what it throws is
   *     thrown
   * @param fence is asked at each attempt to commit
   * @throws ValidationException where the fence refuses; nothing was appended
   */
  public BatchInput append(
      Dataset<Row> kafka,
      Table table,
      RecordsBatch batch,
      Map<String, String> properties,
      Runnable mayCommit,
      SnapshotAncestryValidator fence) {
    List<DataFile> files = write(kafka, batch, format(kafka.sparkSession(), table));
    commit(table, files, properties, mayCommit, fence);
    return input(table, files);
  }

  private Broadcast<RecordsFormat> format(SparkSession spark, Table table) {
    if (format == null) {
      format =
          JavaSparkContext.fromSparkContext(spark.sparkContext())
              .broadcast(new RecordsFormat(table, catalogue, judge));
    }
    return format;
  }

  private static List<DataFile> write(
      Dataset<Row> kafka, RecordsBatch batch, Broadcast<RecordsFormat> format) {
    int tasks = Integer.parseInt(kafka.sparkSession().conf().get("spark.sql.shuffle.partitions"));
    JavaPairRDD<RecordPartition, RowGroup> rowGroups =
        MicroBatch.rows(kafka)
            .toJavaRDD()
            .mapPartitionsToPair(new EncodeRecords(format, kafka.schema(), batch));
    return ShuffleRowGroups.to(tasks, rowGroups)
        .mapPartitions(new WriteRecordFiles(new WriteRecordFile(format, batch.number())))
        .collect();
  }

  private static void commit(
      Table table,
      List<DataFile> files,
      Map<String, String> properties,
      Runnable mayCommit,
      SnapshotAncestryValidator fence) {
    AppendFiles append = table.newFastAppend().validateWith(fence);
    files.forEach(append::appendFile);
    properties.forEach(append::set);
    new WrittenFiles(table, files)
        .commit(
            () -> {
              mayCommit.run();
              append.commit();
            });
  }

  /**
   * What a batch held whose files these are; a rejection is a row with a reason. To the lake
   * nothing is late.
   */
  static BatchInput input(Table table, List<DataFile> files) {
    int reason = table.schema().findField("rejection_reason").fieldId();
    int rejectedMetric = table.schema().findType("rejected_metrics").asMapType().keyId();
    return new BatchInput(
        files.stream().mapToLong(DataFile::recordCount).sum(),
        files.stream().mapToLong(file -> values(reason, file)).sum(),
        files.stream().mapToLong(file -> values(rejectedMetric, file)).sum(),
        /* lateRows= */ 0,
        newestArrival(table.schema().findField("arrival_time"), files));
  }

  /** How many values the file has in a column; it may lack the column. */
  private static long values(int column, DataFile file) {
    return file.valueCounts().getOrDefault(column, 0L)
        - file.nullValueCounts().getOrDefault(column, 0L);
  }

  private static Optional<Instant> newestArrival(NestedField arrivalTime, List<DataFile> files) {
    return files.stream()
        .map(file -> file.upperBounds().get(arrivalTime.fieldId()))
        .filter(Objects::nonNull)
        .map(bound -> Conversions.<Long>fromByteBuffer(arrivalTime.type(), bound))
        .max(Long::compare)
        .map(EventTime::toInstant);
  }
}
