package io.citylake.ingest;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.tables.Column;
import io.citylake.tables.Tables;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rows of {@code lake.raw.records} as Spark sees them. */
public final class RecordSchema {
  /**
   * When the batch that wrote the record began: the one column that is not known before it is
   * written.
   */
  public static final String INGEST_TIME = "ingest_time";

  private RecordSchema() {}

  /** All columns but {@link #INGEST_TIME}, in the table's order. */
  public static StructType judged(SensorCatalogue catalogue) {
    StructType schema = new StructType();
    for (Column column : judgedColumns(catalogue)) {
      schema = schema.add(column.name(), sparkType(column.type()), !column.isRequired());
    }
    return schema;
  }

  static List<Column> judgedColumns(SensorCatalogue catalogue) {
    return Tables.records(catalogue).columns().stream()
        .filter(column -> !column.name().equals(INGEST_TIME))
        .toList();
  }

  static DataType sparkType(Column.Type type) {
    return switch (type) {
      case TEXT -> DataTypes.StringType;
      case INTEGER -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
      case TIMESTAMP -> DataTypes.TimestampType;
      case BINARY -> DataTypes.BinaryType;
      case TEXT_BY_NAME -> DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType);
      case NUMBER_BY_NAME -> DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType);
    };
  }
}
