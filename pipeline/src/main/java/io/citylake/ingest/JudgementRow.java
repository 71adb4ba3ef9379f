package io.citylake.ingest;

import io.citylake.judge.JudgeRecord;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.Rejection;
import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Judges records into rows as Spark holds them.
 *
 * <p>Public because the code that Spark generates calls it. Each task has a copy of its own.
 */
public abstract class JudgementRow implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<JudgeRecord> judge;
  private final StructType schema;
  private transient Scratch scratch;

  /**
   * @param judge apart, because each task of each batch gets a copy of this object
   * @param schema of the rows
   */
  JudgementRow(Broadcast<JudgeRecord> judge, StructType schema) {
    this.judge = judge;
    this.schema = schema;
  }

  /** What one thread writes into, record after record. */
  private static final class Scratch {
    private final ReadingDraft draft = new ReadingDraft();
    private final SparkTexts texts = new SparkTexts();
    private final TopicText topicText = new TopicText();
    private final SpecificInternalRow row;

    private Scratch(StructType schema) {
      row = new SpecificInternalRow(schema);
    }
  }

  /** The columns of the rows. */
  StructType schema() {
    return schema;
  }

  /**
   * The row of one record. The next call fills the same row anew.
   *
   * @param key null where the record has none
   * @param payload null for a tombstone
   * @param arrivalTimeMicros microseconds since 1970-01-01T00:00:00Z
   */
  public InternalRow of(UTF8String topic, byte[] key, byte[] payload, long arrivalTimeMicros) {
    if (scratch == null) {
      scratch = new Scratch(schema);
    }
    Judgement judgement =
        judge
            .value()
            .judge(scratch.topicText.of(topic), key, payload, arrivalTimeMicros, scratch.draft);
    judged(judgement, arrivalTimeMicros);
    if (judgement instanceof Reading reading) {
      fill(scratch.row, scratch.texts, reading);
    } else if (judgement instanceof Rejection rejection) {
      setNull(scratch.row, 0, schema.length());
      fill(scratch.row, scratch.texts, rejection, key, payload);
    }
    return scratch.row;
  }

  /** Is told of each judgement. */
  void judged(Judgement judgement, long arrivalTimeMicros) {}

  /** Fills all columns. */
  abstract void fill(SpecificInternalRow row, SparkTexts texts, Reading reading);

  /** Fills the columns that are not null. */
  abstract void fill(
      SpecificInternalRow row, SparkTexts texts, Rejection rejection, byte[] key, byte[] payload);

  static void setNull(SpecificInternalRow row, int from, int to) {
    for (int column = from; column < to; column++) {
      row.setNullAt(column);
    }
  }

  /** What Spark's plans show for it. */
  @Override
  public String toString() {
    return "judge";
  }
}
