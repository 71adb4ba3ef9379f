package io.citylake.kafkasource;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.connector.read.streaming.Offset;
import org.apache.spark.sql.connector.read.streaming.ReadLimit;
import org.apache.spark.sql.connector.read.streaming.ReportsSourceMetrics;
import org.apache.spark.sql.connector.read.streaming.SupportsTriggerAvailableNow;
import org.apache.spark.sql.kafka010.KafkaMicroBatchStream;

/**
 * What Spark's own stream knows of offsets, with readers of our own: see {@link KafkaRecordReader}.
 */
final class KafkaRecordStream
    implements MicroBatchStream, SupportsTriggerAvailableNow, ReportsSourceMetrics {
  private final KafkaMicroBatchStream spark;
  private final long recordsOfTask;

  KafkaRecordStream(KafkaMicroBatchStream spark, long recordsOfTask) {
    this.spark = spark;
    this.recordsOfTask = recordsOfTask;
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return task -> new KafkaRecordReader((ReadTask) task);
  }

  @Override
  public InputPartition[] planInputPartitions(Offset start, Offset end) {
    return ReadTask.of(spark.planInputPartitions(start, end), recordsOfTask);
  }

  @Override
  public Offset initialOffset() {
    return spark.initialOffset();
  }

  @Override
  public Offset latestOffset() {
    return spark.latestOffset();
  }

  @Override
  public Offset latestOffset(Offset start, ReadLimit limit) {
    return spark.latestOffset(start, limit);
  }

  @Override
  public Offset reportLatestOffset() {
    return spark.reportLatestOffset();
  }

  @Override
  public ReadLimit getDefaultReadLimit() {
    return spark.getDefaultReadLimit();
  }

  @Override
  public void prepareForTriggerAvailableNow() {
    spark.prepareForTriggerAvailableNow();
  }

  @Override
  public Map<String, String> metrics(Optional<Offset> latestConsumed) {
    return spark.metrics(latestConsumed);
  }

  @Override
  public Offset deserializeOffset(String json) {
    return spark.deserializeOffset(json);
  }

  @Override
  public void commit(Offset end) {
    spark.commit(end);
  }

  @Override
  public void stop() {
    spark.stop();
  }

  /** What the progress of a query calls it. */
  @Override
  public String toString() {
    return spark.toString();
  }
}
