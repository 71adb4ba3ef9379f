package io.citylake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.unix_micros;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.reading.JudgeRecord;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.runtime.AbstractFunction1;

/**
 * Parses and validates records: one row in, one row out, a reading or a rejection.
 *
 * <p>Input: the columns of Spark's Kafka source. Output: {@link RecordSchema#judged}. Knows no
 * clock: an event time is from the future when it lies ahead of its own record's arrival time.
 */
public final class ParseRecords extends AbstractFunction1<Dataset<Row>, Dataset<Row>> {
  private final StructType judged;
  private final StructType encoded;
  private final RowOfRecord rowOfRecord;

  public ParseRecords(SensorCatalogue catalogue, JudgeRecord judge) {
    this.judged = RecordSchema.judged(catalogue);
    this.encoded = timestampsAsMicros(judged);
    this.rowOfRecord = new RowOfRecord(judge, catalogue.metricCount(), encoded.length());
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> records) {
    RowOfRecord toRow = rowOfRecord; // the closure takes this one, not the whole transform
    MapPartitionsFunction<Row, Row> parse = toRow::rows;
    return records
        .select(
            col("topic"),
            col("partition"),
            col("offset"),
            unix_micros(col("timestamp")),
            col("key"),
            col("value"))
        .mapPartitions(parse, Encoders.row(encoded))
        .select(columns());
  }

  /**
   * Microseconds cross the encoder as they are; java.sql.Timestamp would cost two conversions each.
   */
  private static StructType timestampsAsMicros(StructType schema) {
    StructType micros = new StructType();
    for (StructField field : schema.fields()) {
      boolean isTimestamp = field.dataType().equals(DataTypes.TimestampType);
      micros =
          micros.add(
              field.name(), isTimestamp ? DataTypes.LongType : field.dataType(), field.nullable());
    }
    return micros;
  }

  private Column[] columns() {
    Column[] columns = new Column[judged.length()];
    for (int i = 0; i < columns.length; i++) {
      String name = judged.fields()[i].name();
      boolean isTimestamp = judged.fields()[i].dataType().equals(DataTypes.TimestampType);
      columns[i] = isTimestamp ? timestamp_micros(col(name)).as(name) : col(name);
    }
    return columns;
  }
}
