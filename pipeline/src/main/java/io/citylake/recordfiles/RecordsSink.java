package io.citylake.recordfiles;

import io.citylake.checkpoint.Checkpoint;
import io.citylake.ingest.BatchInput;
import io.citylake.lake.CommittedEpochs;
import io.citylake.lake.CommittedOffsets;
import io.citylake.lake.IcebergTables;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.iceberg.Table;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each epoch of the records query to {@code lake.raw.records}, once, however often Spark
 * delivers it.
 *
 * <p>The snapshot that an epoch makes names the query and the epoch, as those of Iceberg's own
 * streaming sink do: an epoch that the table has is not written again. It also says what the query
 * has read up to then, which no row does.
 */
public final class RecordsSink implements VoidFunction2<Dataset<Row>, Long> {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(RecordsSink.class);

  private final transient Checkpoint checkpoint;
  private final transient AppendRecords appendRecords;
  private final transient BiConsumer<Long, BatchInput> inputs;
  private final String tableName;

  /**
   * @param tableName with catalogue and namespace
   * @param inputs is told what each epoch held, once that is in the lake
   */
  public RecordsSink(
      String tableName,
      Checkpoint checkpoint,
      AppendRecords appendRecords,
      BiConsumer<Long, BatchInput> inputs) {
    this.tableName = tableName;
    this.checkpoint = checkpoint;
    this.appendRecords = appendRecords;
    this.inputs = inputs;
  }

  @Override
  public void call(Dataset<Row> kafka, Long epoch) {
    SparkSession spark = kafka.sparkSession();
    String query =
        checkpoint.id().orElseThrow(() -> new IllegalStateException("the checkpoint has no id"));
    Table table = IcebergTables.load(spark, tableName);
    if (CommittedEpochs.last(table, query).orElse(-1) >= epoch) {
      LOG.info("epoch {} is in {} already", epoch, tableName);
      return;
    }
    Map<String, String> properties =
        Map.of(
            CommittedEpochs.QUERY_ID,
            query,
            CommittedEpochs.EPOCH_ID,
            Long.toString(epoch),
            CommittedOffsets.PROPERTY,
            CommittedOffsets.json(checkpoint.readUntil(epoch)),
            "spark.app.id",
            spark.sparkContext().applicationId());
    inputs.accept(
        epoch, appendRecords.append(kafka, table, epoch, checkpoint.plannedAt(epoch), properties));
  }
}
