package io.citylake.ingest;

import io.citylake.judge.JudgeRecord;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.Rejection;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What the windows need of a record. Its metrics are one array: for 70 columns of all types Spark
 * would generate code that takes longer to compile than the first million records. A {@link
 * Fingerprint} stands for what would otherwise be three texts that only a hash is made of.
 */
final class ReadingRow extends JudgementRow {
  private static final long serialVersionUID = 1L;

  private static final StructType SCHEMA =
      new StructType()
          .add("sensor_type", DataTypes.StringType)
          .add("city", DataTypes.StringType)
          .add("district", DataTypes.StringType)
          .add(Readings.EVENT_TIME, DataTypes.TimestampType)
          .add(
              Readings.VALUES,
              DataTypes.createArrayType(DataTypes.DoubleType, /* containsNull= */ false))
          .add(Fingerprint.COLUMNS.get(0), DataTypes.LongType)
          .add(Fingerprint.COLUMNS.get(1), DataTypes.LongType)
          .add("rejection_reason", DataTypes.StringType);

  private static final int SENSOR_TYPE = 0;
  private static final int CITY = 1;
  private static final int DISTRICT = 2;
  private static final int EVENT_TIME = 3;
  private static final int VALUES = 4;
  private static final int FINGERPRINT_1 = 5;
  private static final int FINGERPRINT_2 = 6;
  private static final int REJECTION_REASON = 7;

  private final InputCount count;
  private transient MetricSet metricSet;

  ReadingRow(Broadcast<JudgeRecord> judge, InputCount count) {
    super(judge, SCHEMA);
    this.count = count;
  }

  @Override
  void judged(Judgement judgement, long arrivalTimeMicros) {
    count.record(judgement, arrivalTimeMicros);
  }

  @Override
  void fill(SpecificInternalRow row, SparkTexts texts, Reading reading) {
    UTF8String sensorType = texts.utf8(reading.sensorType().name());
    UTF8String sensorId = UTF8String.fromString(reading.sensorId());
    UTF8String identity = Fingerprint.identity(reading);
    long metrics = metricSet(reading);
    row.update(SENSOR_TYPE, sensorType);
    row.update(CITY, texts.utf8(reading.city()));
    row.update(DISTRICT, texts.utf8(reading.district()));
    row.setLong(EVENT_TIME, reading.eventTimeMicros());
    row.update(VALUES, UnsafeArrayData.fromPrimitiveArray(reading.metrics()));
    row.setLong(FINGERPRINT_1, Fingerprint.half(1, sensorType, sensorId, identity, metrics));
    row.setLong(FINGERPRINT_2, Fingerprint.half(2, sensorType, sensorId, identity, metrics));
    row.setNullAt(REJECTION_REASON);
  }

  private long metricSet(Reading reading) {
    if (metricSet == null) {
      metricSet = new MetricSet();
    }
    return metricSet.of(reading);
  }

  @Override
  void fill(
      SpecificInternalRow row, SparkTexts texts, Rejection rejection, byte[] key, byte[] payload) {
    row.update(REJECTION_REASON, texts.utf8(rejection.reason().name()));
  }
}
