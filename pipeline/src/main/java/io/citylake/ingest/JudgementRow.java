package io.citylake.ingest;

import io.citylake.reading.JudgeRecord;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.Rejection;
import java.io.Serializable;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Judges records into rows as Spark holds them: the columns of {@link RecordSchema#judged} from
 * {@code event_id} on, in that order.
 *
 * <p>Public because the code that Spark generates calls it. Each task has a copy of its own.
 */
public final class JudgementRow implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The columns before it are Kafka's own. */
  static final int FIRST_COLUMN = 4;

  private static final int EVENT_ID = 0;
  private static final int SENSOR_ID = 1;
  private static final int SENSOR_TYPE = 2;
  private static final int CITY = 3;
  private static final int DISTRICT = 4;
  private static final int EVENT_TIME = 5;
  private static final int LATITUDE = 6;
  private static final int LONGITUDE = 7;
  private static final int FIRST_METRIC = 8;

  private final JudgeRecord judge;
  private final StructType schema;
  private final int otherMetrics;
  private final int attributes;
  private final int rejectionReason;
  private final int rejectionDetail;
  private final int payloadKey;
  private final int payloadColumn;
  private transient Scratch scratch;

  JudgementRow(JudgeRecord judge, int metricCount, StructType schema) {
    this.judge = judge;
    this.schema = schema;
    otherMetrics = FIRST_METRIC + metricCount;
    attributes = otherMetrics + 1;
    rejectionReason = attributes + 1;
    rejectionDetail = rejectionReason + 1;
    payloadKey = rejectionDetail + 1;
    payloadColumn = payloadKey + 1;
    if (payloadColumn + 1 != schema.length()) {
      throw new IllegalStateException("lake.raw.records has columns that this class does not fill");
    }
  }

  /** What one thread writes into, record after record. */
  private static final class Scratch {
    private final ReadingDraft draft = new ReadingDraft();
    private final SparkTexts texts = new SparkTexts();
    private final SpecificInternalRow row;

    private Scratch(StructType schema) {
      row = new SpecificInternalRow(schema);
    }
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
        judge.judge(scratch.texts.text(topic), key, payload, arrivalTimeMicros, scratch.draft);
    if (judgement instanceof Reading reading) {
      fill(scratch, reading);
    } else if (judgement instanceof Rejection rejection) {
      fill(scratch, rejection, key, payload);
    }
    return scratch.row;
  }

  private void fill(Scratch into, Reading reading) {
    SpecificInternalRow row = into.row;
    SparkTexts texts = into.texts;
    row.update(EVENT_ID, UTF8String.fromString(reading.eventId()));
    row.update(SENSOR_ID, texts.utf8(reading.sensorId()));
    row.update(SENSOR_TYPE, texts.utf8(reading.sensorType().name()));
    row.update(CITY, texts.utf8(reading.city()));
    row.update(DISTRICT, texts.utf8(reading.district()));
    row.setLong(EVENT_TIME, reading.eventTimeMicros());
    setNumber(row, LATITUDE, reading.latitude());
    setNumber(row, LONGITUDE, reading.longitude());
    double[] metrics = reading.metrics();
    for (int i = 0; i < metrics.length; i++) {
      setNumber(row, FIRST_METRIC + i, metrics[i]);
    }
    row.update(otherMetrics, byName(reading.otherMetrics(), texts, number -> number));
    row.update(attributes, byName(reading.attributes(), texts, texts::utf8));
    setNull(row, rejectionReason, schema.length());
  }

  private void fill(Scratch into, Rejection rejection, byte[] key, byte[] payload) {
    SpecificInternalRow row = into.row;
    setNull(row, EVENT_ID, rejectionReason);
    row.update(SENSOR_ID, UTF8String.fromString(rejection.sensorId()));
    row.update(
        SENSOR_TYPE,
        rejection.sensorType() == null ? null : into.texts.utf8(rejection.sensorType().name()));
    row.update(rejectionReason, into.texts.utf8(rejection.reason().name()));
    row.update(rejectionDetail, UTF8String.fromString(rejection.detail()));
    row.update(payloadKey, key);
    row.update(payloadColumn, payload);
  }

  private static void setNumber(SpecificInternalRow row, int column, double value) {
    if (Double.isNaN(value)) {
      row.setNullAt(column);
    } else {
      row.setDouble(column, value);
    }
  }

  private static void setNull(SpecificInternalRow row, int from, int to) {
    for (int column = from; column < to; column++) {
      row.setNullAt(column);
    }
  }

  private static <V> ArrayBasedMapData byName(
      Map<String, V> values, SparkTexts texts, Function<V, Object> ofSpark) {
    if (values.isEmpty()) {
      return null;
    }
    Object[] names = new Object[values.size()];
    Object[] converted = new Object[values.size()];
    int i = 0;
    for (Map.Entry<String, V> value : values.entrySet()) {
      names[i] = texts.utf8(value.getKey());
      converted[i++] = ofSpark.apply(value.getValue());
    }
    return new ArrayBasedMapData(new GenericArrayData(names), new GenericArrayData(converted));
  }

  /** What Spark's plans show for it. */
  @Override
  public String toString() {
    return "judge";
  }
}
