package io.citylake.recordfiles;

import io.citylake.ingest.KafkaRecord;
import io.citylake.ingest.KafkaRows;
import io.citylake.judge.JudgeRecord;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.Rejection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import scala.Tuple2;

/**
 * Judges the records that a task reads and encodes them, those of each partition of the table
 * together: what goes on to the tasks that write files is a few row groups, not a row for each
 * record. It gives them off as it reads, so that it never holds more than a few megabytes of
 * records, however large they are and however many the batch has.
 */
final class EncodeRecords
    implements PairFlatMapFunction<Iterator<InternalRow>, RecordPartition, RowGroup> {
  private static final long serialVersionUID = 1L;

  private static final long MICROS_PER_DAY = 86_400_000_000L;

  /** As Parquet's own default. */
  private static final int ZSTD_LEVEL = 3;

  // What a task holds before it encodes: some 200 bytes of each record and, at worst, its key and
  // payload. Encoding takes several times as much for a moment.
  private static final int MOST_ROWS = 100_000;
  private static final long MOST_KAFKA_BYTES = 16L << 20;

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
    Encoding encoding = new Encoding(rows);
    TaskContext.get()
        .addTaskCompletionListener((TaskCompletionListener) task -> encoding.compress.close());
    return encoding;
  }

  /** What one task has under way: reads on only when all that it held has been taken. */
  private final class Encoding implements Iterator<Tuple2<RecordPartition, RowGroup>> {
    private final Iterator<InternalRow> records;
    private final KafkaRows kafkaRows = new KafkaRows(kafka);
    private final JudgeRecord judge = format.value().judge();
    private final RecordLayout layout = format.value().layout();
    private final ReadingDraft draft = new ReadingDraft();
    private final CompressPages compress = new CompressPages(ZSTD_LEVEL);
    private final Map<RecordPartition, RecordColumns> partitions = new HashMap<>();

    Encoding(Iterator<InternalRow> records) {
      this.records = records;
    }

    @Override
    public boolean hasNext() {
      if (partitions.isEmpty()) {
        read();
      }
      return !partitions.isEmpty();
    }

    @Override
    public Tuple2<RecordPartition, RowGroup> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Iterator<Map.Entry<RecordPartition, RecordColumns>> held = partitions.entrySet().iterator();
      Map.Entry<RecordPartition, RecordColumns> first = held.next();
      held.remove();
      return new Tuple2<>(first.getKey(), first.getValue().encode(compress));
    }

    private void read() {
      int rows = 0;
      long kafkaBytes = 0;
      while (records.hasNext() && rows < MOST_ROWS && kafkaBytes <= MOST_KAFKA_BYTES) {
        KafkaRecord record = kafkaRows.record(records.next());
        add(record);
        rows++;
        kafkaBytes += length(record.key()) + length(record.payload());
      }
    }

    private static int length(byte[] bytes) {
      return bytes == null ? 0 : bytes.length;
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
  }
}
