package io.citylake.ingest;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.tables.Column;
import io.citylake.tables.Tables;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The schema of records is that of the rows of {@code lake.raw.records} as Spark sees them. */
public final class RecordSchema {
  /** When the batch that wrote the record began. */
  public static final String INGEST_TIME = "ingest_time";

  /** Which topic of a name it was; see {@link io.citylake.lake.TopicIdsOfRecords}. */
  public static final String TOPIC_ID = "topic_id";

  /** What the record itself does not tell: it is known to the batch that reads it. */
  private static final Set<String> OF_THE_BATCH = Set.of(INGEST_TIME, TOPIC_ID);

  private RecordSchema() {}

  /**
   * All columns that can be told from a record alone, in the table's order: not {@link
   * #INGEST_TIME} and {@link #TOPIC_ID}.
   */
  public static StructType judged(SensorCatalogue catalogue) {
    StructType schema = new StructType();
    for (Column column : judgedColumns(catalogue)) {
      schema = schema.add(column.name(), sparkType(column.type()), !column.isRequired());
    }
    return schema;
  }

  static List<Column> judgedColumns(SensorCatalogue catalogue) {
    return Tables.records(catalogue).columns().stream()
        .filter(column -> !OF_THE_BATCH.contains(column.name()))
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
