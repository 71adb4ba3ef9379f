package io.citylake.marts;

import io.citylake.models.Mart;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.spark.data.SparkParquetWriters;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SQLExecution;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * Writes what a task has of a mart's day into a new file, which is in the table once it is
 * committed: with the branch that it is for. Spark's own writer commits for itself, to a branch
 * that has been committed before, and plans all that anew.
 */
final class WriteDayFile implements FlatMapFunction<Iterator<InternalRow>, DataFile> {
  private static final long serialVersionUID = 1L;

  private final Table table;
  private final StructType columns;
  private final LocalDate day;

  private WriteDayFile(Table table, StructType columns, LocalDate day) {
    this.table = table;
    this.columns = columns;
    this.day = day;
  }

  /**
   * Writes rows of one day.
   *
   * @param rows with columns that {@code table} has, in any order and of its types
   */
  static List<DataFile> write(Dataset<Row> rows, Table table, LocalDate day) {
    WriteDayFile write = new WriteDayFile(SerializableTable.copyOf(table), rows.schema(), day);
    write.requireTypes();
    QueryExecution query = rows.queryExecution();
    // Else tasks would not hear of the session's settings.
    return SQLExecution.withNewExecutionId(
        query,
        Option.apply("write " + table.name() + " of " + day),
        () -> query.toRdd().toJavaRDD().mapPartitions(write).collect());
  }

  @Override
  public Iterator<DataFile> call(Iterator<InternalRow> rows) throws IOException {
    return rows.hasNext() ? List.of(file(rows)).iterator() : Collections.emptyIterator();
  }

  private DataFile file(Iterator<InternalRow> rows) throws IOException {
    DataWriter<InternalRow> writer = writer();
    try (writer) {
      while (rows.hasNext()) {
        writer.write(rows.next());
      }
    }
    return writer.toDataFile();
  }

  private DataWriter<InternalRow> writer() throws IOException {
    // The one that the table was made with: by day alone.
    PartitionSpec byDay = table.specs().get(0);
    PartitionKey partition = new PartitionKey(byDay, table.schema());
    partition.set(0, Math.toIntExact(day.toEpochDay()));
    // Never the same name twice: a task may be tried again.
    String name = Mart.DAY + "-" + day + "-" + UUID.randomUUID() + ".parquet";
    return Parquet.writeData(
            table
                .io()
                .newOutputFile(table.locationProvider().newDataLocation(byDay, partition, name)))
        .forTable(table)
        .schema(schema())
        .createWriterFunc(type -> SparkParquetWriters.buildWriter(columns, type))
        .withSpec(byDay)
        .withPartition(partition)
        .build();
  }

  private void requireTypes() {
    List<String> written = types(columns);
    List<String> stored = types(SparkSchemaUtil.convert(schema()));
    if (!written.equals(stored)) {
      throw new IllegalArgumentException(
          "rows of %s are written to %s, whose columns are %s".formatted(written, table, stored));
    }
  }

  private static List<String> types(StructType columns) {
    return Stream.of(columns.fields()).map(field -> field.dataType().catalogString()).toList();
  }

  /** The table's columns as the rows have them: Iceberg tells them by their ids. */
  private Schema schema() {
    return new Schema(
        Stream.of(columns.fieldNames()).map(name -> table.schema().findField(name)).toList());
  }
}
