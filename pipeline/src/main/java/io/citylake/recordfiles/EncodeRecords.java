package io.citylake.recordfiles;

import io.citylake.ingest.KafkaRecord;
import io.citylake.ingest.KafkaRows;
import io.citylake.reading.JudgeRecord;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Judges the records that a task reads and encodes them, those of each partition of the table
 * together: what goes on to the tasks that write files is a few row groups, not a row for each
 * record.
 */
final class EncodeRecords
    implements PairFlatMapFunction<Iterator<InternalRow>, RecordPartition, RowGroup> {
  private static final long serialVersionUID = 1L;

  private static final long MICROS_PER_DAY = 86_400_000_000L;

  /** As Parquet's own default. */
  private static final int ZSTD_LEVEL = 3;

  // What a task holds before it encodes: some 200 bytes of each record and, at worst, its payload.
  private static final int MOST_ROWS = 100_000;
  private static final long MOST_PAYLOAD_BYTES = 64L << 20;

  private final Broadcast<RecordsFormat> format;
  private final StructType kafka;
  private final RecordsBatch batch;

  /**
   * @param kafka the columns of Spark's Kafka source
   */
  EncodeRecords(Broadcast<RecordsFormat> format, StructType kafka, RecordsBatch batch) {
    this.format = format;
    this.kafka = kafka;
    this.batch = batch;
  }

  @Override
  public Iterator<Tuple2<RecordPartition, RowGroup>> call(Iterator<InternalRow> rows) {
    KafkaRows kafkaRows = new KafkaRows(kafka);
    try (Encoding encoding = new Encoding(format.value(), batch)) {
      while (rows.hasNext()) {
        encoding.add(kafkaRows.record(rows.next()));
      }
      encoding.encode();
      return encoding.encoded.iterator();
    }
  }

  /** What one task has under way. */
  private static final class Encoding implements AutoCloseable {
    private final JudgeRecord judge;
    private final RecordLayout layout;
    private final RecordsBatch batch;
    private final ReadingDraft draft = new ReadingDraft();
    private final CompressPages compress = new CompressPages(ZSTD_LEVEL);
    private final Map<RecordPartition, RecordColumns> partitions = new HashMap<>();
    private final List<Tuple2<RecordPartition, RowGroup>> encoded = new ArrayList<>();
    private int rows;
    private long payloadBytes;

    Encoding(RecordsFormat format, RecordsBatch batch) {
      this.judge = format.judge();
      this.layout = format.layout();
      this.batch = batch;
    }

    private void add(KafkaRecord record) {
      Judgement judgement =
          judge.judge(
              record.topic(), record.key(), record.payload(), record.arrivalTimeMicros(), draft);
      if (judgement instanceof Reading reading) {
        columns(partition(reading)).add(record, reading);
      } else if (judgement instanceof Rejection rejection) {
        columns(partition(rejection)).add(record, rejection);
      }
      rows++;
      payloadBytes += record.payload() == null ? 0 : record.payload().length;
      if (rows == MOST_ROWS || payloadBytes > MOST_PAYLOAD_BYTES) {
        encode();
      }
    }

    private static RecordPartition partition(Reading reading) {
      return new RecordPartition(day(reading.eventTimeMicros()), reading.sensorType().name());
    }

    private static RecordPartition partition(Rejection rejection) {
      return new RecordPartition(
          rejection.hasEventTime() ? day(rejection.eventTimeMicros()) : null,
          rejection.sensorType() == null ? null : rejection.sensorType().name());
    }

    private static Integer day(long micros) {
      return (int) Math.floorDiv(micros, MICROS_PER_DAY);
    }

    private RecordColumns columns(RecordPartition partition) {
      RecordColumns columns = partitions.get(partition);
      if (columns == null) {
        columns = new RecordColumns(layout, batch);
        partitions.put(partition, columns);
      }
      return columns;
    }

    private void encode() {
      partitions.forEach(
          (partition, columns) -> encoded.add(new Tuple2<>(partition, columns.encode(compress))));
      partitions.clear();
      rows = 0;
      payloadBytes = 0;
    }

    @Override
    public void close() {
      compress.close();
    }
  }
}
