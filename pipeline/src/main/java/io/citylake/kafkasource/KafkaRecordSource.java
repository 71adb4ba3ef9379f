package io.citylake.kafkasource;

import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.kafka010.KafkaMicroBatchStream;
import org.apache.spark.sql.kafka010.KafkaSourceProvider;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * This source gives Kafka's topics to Spark as streams: the columns, the options and the checkpoint
 * of Spark's own source ({@code format("kafka")}), each of which goes on where the other stopped.
 *
 * <p>Public with a public constructor because Spark makes it from its name.
 */
public final class KafkaRecordSource implements TableProvider {
  /**
   * An option of its own: partitions of topics are read by one task as long as it reads no more
   * records than this. 0, if it is not given: each by a task of its own.
   */
  public static final String RECORDS_OF_TASK = "recordsOfTask";

  private final KafkaSourceProvider spark = new KafkaSourceProvider();

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return KafkaRecordReader.SCHEMA;
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new Topics(sparksTable(new CaseInsensitiveStringMap(properties)));
  }

  private SupportsRead sparksTable(CaseInsensitiveStringMap options) {
    return (SupportsRead) spark.getTable(options);
  }

  private record Topics(SupportsRead spark) implements SupportsRead {
    @Override
    public String name() {
      return spark.name();
    }

    @Override
    public Column[] columns() {
      return spark.columns();
    }

    @Override
    public Set<TableCapability> capabilities() {
      return Set.of(TableCapability.MICRO_BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
      long recordsOfTask = options.getLong(RECORDS_OF_TASK, 0);
      return () -> new TopicsScan(spark.newScanBuilder(options).build(), recordsOfTask);
    }
  }

  private record TopicsScan(Scan spark, long recordsOfTask) implements Scan {
    @Override
    public StructType readSchema() {
      return spark.readSchema();
    }

    @Override
    public String description() {
      return spark.description();
    }

    @Override
    public MicroBatchStream toMicroBatchStream(String checkpointLocation) {
      return new KafkaRecordStream(
          (KafkaMicroBatchStream) spark.toMicroBatchStream(checkpointLocation), recordsOfTask);
    }

    @Override
    public CustomMetric[] supportedCustomMetrics() {
      return spark.supportedCustomMetrics();
    }
  }
}
