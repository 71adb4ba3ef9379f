package io.citylake.ingest;

import io.citylake.judge.JudgeRecord;
import io.citylake.reading.Reading;
import io.citylake.reading.Rejection;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Everything that is known of a record: the columns of {@link RecordSchema#judged} from {@code
 * event_id} on, in that order.
 */
final class RecordRow extends JudgementRow {
  private static final long serialVersionUID = 1L;

  private static final int EVENT_ID = 0;
  private static final int SENSOR_ID = 1;
  private static final int SENSOR_TYPE = 2;
  private static final int CITY = 3;
  private static final int DISTRICT = 4;
  private static final int EVENT_TIME = 5;
  private static final int LATITUDE = 6;
  private static final int LONGITUDE = 7;
  private static final int FIRST_METRIC = 8;

  private final int otherMetrics;
  private final int attributes;
  private final int rejectedMetrics;
  private final int rejectionReason;
  private final int rejectionDetail;
  private final int payloadKey;
  private final int payloadColumn;

  RecordRow(Broadcast<JudgeRecord> judge, int metricCount, StructType schema) {
    super(judge, schema);
    otherMetrics = FIRST_METRIC + metricCount;
    attributes = otherMetrics + 1;
    rejectedMetrics = attributes + 1;
    rejectionReason = rejectedMetrics + 1;
    rejectionDetail = rejectionReason + 1;
    payloadKey = rejectionDetail + 1;
    payloadColumn = payloadKey + 1;
    if (payloadColumn + 1 != schema.length()) {
      throw new IllegalStateException("lake.raw.records has columns that this class does not fill");
    }
  }

  @Override
  void fill(SpecificInternalRow row, SparkTexts texts, Reading reading) {
    row.update(EVENT_ID, UTF8String.fromString(reading.eventId()));
    row.update(SENSOR_ID, texts.utf8(reading.sensorId()));
    row.update(SENSOR_TYPE, texts.utf8(reading.sensorType().name()));
    row.update(CITY, texts.utf8(reading.city()));
    row.update(DISTRICT, texts.utf8(reading.district()));
    row.setLong(EVENT_TIME, reading.eventTimeMicros());
    setNumber(row, LATITUDE, reading.latitude());
    setNumber(row, LONGITUDE, reading.longitude());
    setNull(row, FIRST_METRIC, otherMetrics);
    double[] metrics = reading.metrics();
    for (int place = 0; place < metrics.length; place++) {
      setNumber(row, FIRST_METRIC + reading.type().index(place), metrics[place]);
    }
    row.update(otherMetrics, byName(reading.otherMetrics(), texts, number -> number));
    row.update(attributes, byName(reading.attributes(), texts, texts::utf8));
    row.update(rejectedMetrics, byName(reading.rejectedMetrics(), texts, UTF8String::fromString));
    setNull(row, rejectionReason, schema().length());
  }

  @Override
  void fill(
      SpecificInternalRow row, SparkTexts texts, Rejection rejection, byte[] key, byte[] payload) {
    row.update(SENSOR_ID, UTF8String.fromString(rejection.sensorId()));
    row.update(
        SENSOR_TYPE,
        rejection.sensorType() == null ? null : texts.utf8(rejection.sensorType().name()));
    if (rejection.hasEventTime()) {
      row.setLong(EVENT_TIME, rejection.eventTimeMicros());
    }
    row.update(rejectionReason, texts.utf8(rejection.reason().name()));
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
}
