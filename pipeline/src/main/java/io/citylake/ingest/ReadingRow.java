package io.citylake.ingest;

import io.citylake.reading.JudgeRecord;
import io.citylake.reading.Reading;
import io.citylake.reading.Rejection;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What the windows need of a record: for 70 metrics of all types Spark would generate code that
 * takes longer to compile than the first million records.
 */
final class ReadingRow extends JudgementRow {
  private static final long serialVersionUID = 1L;

  private static final StructType SCHEMA =
      new StructType()
          .add("event_id", DataTypes.StringType)
          .add("sensor_id", DataTypes.StringType)
          .add("sensor_type", DataTypes.StringType)
          .add("city", DataTypes.StringType)
          .add("district", DataTypes.StringType)
          .add(Readings.EVENT_TIME, DataTypes.TimestampType)
          .add(
              Readings.VALUES,
              DataTypes.createArrayType(DataTypes.DoubleType, /* containsNull= */ false))
          .add("rejection_reason", DataTypes.StringType);

  private static final int EVENT_ID = 0;
  private static final int SENSOR_ID = 1;
  private static final int SENSOR_TYPE = 2;
  private static final int CITY = 3;
  private static final int DISTRICT = 4;
  private static final int EVENT_TIME = 5;
  private static final int VALUES = 6;
  private static final int REJECTION_REASON = 7;

  ReadingRow(JudgeRecord judge) {
    super(judge, SCHEMA);
  }

  @Override
  void fill(SpecificInternalRow row, SparkTexts texts, Reading reading) {
    row.update(EVENT_ID, UTF8String.fromString(reading.eventId()));
    row.update(SENSOR_ID, texts.utf8(reading.sensorId()));
    row.update(SENSOR_TYPE, texts.utf8(reading.sensorType().name()));
    row.update(CITY, texts.utf8(reading.city()));
    row.update(DISTRICT, texts.utf8(reading.district()));
    row.setLong(EVENT_TIME, reading.eventTimeMicros());
    row.update(VALUES, UnsafeArrayData.fromPrimitiveArray(reading.metrics()));
    row.setNullAt(REJECTION_REASON);
  }

  @Override
  void fill(
      SpecificInternalRow row, SparkTexts texts, Rejection rejection, byte[] key, byte[] payload) {
    row.update(REJECTION_REASON, texts.utf8(rejection.reason().name()));
  }
}
