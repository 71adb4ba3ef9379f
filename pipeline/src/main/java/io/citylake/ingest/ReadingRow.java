package io.citylake.ingest;

import io.citylake.reading.JudgeRecord;
import io.citylake.reading.Reading;
import io.citylake.reading.Rejection;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

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

  private static final int VALUES = FIRST_OWN_COLUMN;
  private static final int REJECTION_REASON = VALUES + 1;

  ReadingRow(Broadcast<JudgeRecord> judge) {
    super(judge, SCHEMA);
  }

  @Override
  void fillOwn(SpecificInternalRow row, SparkTexts texts, Reading reading) {
    row.update(VALUES, UnsafeArrayData.fromPrimitiveArray(reading.metrics()));
    row.setNullAt(REJECTION_REASON);
  }

  @Override
  void fill(
      SpecificInternalRow row, SparkTexts texts, Rejection rejection, byte[] key, byte[] payload) {
    row.update(REJECTION_REASON, texts.utf8(rejection.reason().name()));
  }
}
