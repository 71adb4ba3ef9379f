package io.citylake.ingest;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** Reads the rows of Spark's Kafka source. For one thread. */
public final class KafkaRows {
  private final TopicText topicText = new TopicText();
  private final int topic;
  private final int partition;
  private final int offset;
  private final int arrivalTime;
  private final int key;
  private final int payload;

  /**
   * @param schema of the rows
   */
  public KafkaRows(StructType schema) {
    topic = schema.fieldIndex("topic");
    partition = schema.fieldIndex("partition");
    offset = schema.fieldIndex("offset");
    arrivalTime = schema.fieldIndex("timestamp");
    key = schema.fieldIndex("key");
    payload = schema.fieldIndex("value");
  }

  /** The record that a row holds; nothing of it refers to the row. */
  public KafkaRecord record(InternalRow row) {
    return new KafkaRecord(
        topicText.of(row.getUTF8String(topic)),
        row.getInt(partition),
        row.getLong(offset),
        row.getLong(arrivalTime),
        row.isNullAt(key) ? null : row.getBinary(key),
        row.isNullAt(payload) ? null : row.getBinary(payload));
  }
}
