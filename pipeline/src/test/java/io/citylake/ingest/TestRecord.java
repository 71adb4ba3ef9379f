package io.citylake.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A record as Kafka would hold it.
 *
 * @param key null where it has none
 * @param payload null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record TestRecord(
    String topic, int partition, long offset, Instant arrivalTime, byte[] key, byte[] payload) {

  /** The columns of Spark's Kafka source that Citylake reads. */
  public static final StructType SCHEMA =
      new StructType()
          .add("key", DataTypes.BinaryType)
          .add("value", DataTypes.BinaryType)
          .add("topic", DataTypes.StringType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("timestamp", DataTypes.TimestampType);

  /** A record of partition 0 without a key. */
  public static TestRecord of(long offset, Instant arrivalTime, String payload) {
    return new TestRecord(
        "smart-city-sensors", 0, offset, arrivalTime, null, payload.getBytes(UTF_8));
  }

  public Row row() {
    return RowFactory.create(key, payload, topic, partition, offset, Timestamp.from(arrivalTime));
  }

  /** All of {@code records} at once, as the batch layer would read them. */
  public static Dataset<Row> dataset(SparkSession spark, List<TestRecord> records) {
    return spark.createDataFrame(records.stream().map(TestRecord::row).toList(), SCHEMA);
  }
}
