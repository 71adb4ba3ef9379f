package io.citylake.lake;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.citylake.ingest.Readings;
import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import io.citylake.tables.Tables;
import java.util.List;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * The lake's readings are what it holds as of an input: readings, those repaired since among them,
 * and rejections.
 */
public final class LakeReadings {
  private static final String REJECTED_METRICS = "rejected_metrics";

  private final SparkSession spark;
  private final RecordsTable records;
  private final RepairsTable repairs;

  public LakeReadings(SparkSession spark, Settings settings) {
    this.spark = spark;
    this.records = new RecordsTable(spark, settings);
    this.repairs = new RepairsTable(spark, settings);
  }

  /** The lake as it is now. */
  public LakeInput currentInput() {
    return new LakeInput(currentSnapshot(records.name()), currentSnapshot(repairs.name()));
  }

  /**
   * The readings of records and repairs, with {@link Readings#IDENTITY} and {@link
   * Readings#REPAIRED}.
   */
  public Dataset<Row> readings(LakeInput input) {
    Dataset<Row> repaired =
        asOf(repairs.name(), input.repairs()).drop(Tables.REPAIR_COLUMNS.toArray(String[]::new));
    Dataset<Row> all =
        Readings.of(asOf(records.name(), input.records()))
            .drop(Tables.REJECTION_COLUMNS.toArray(String[]::new))
            .withColumn(Readings.REPAIRED, lit(false))
            .unionByName(
                Readings.withIdentity(repaired).withColumn(Readings.REPAIRED, lit(true)), true);
    return withRejectedMetrics(all);
  }

  /** The tables get the column when a stream starts; until then nobody was told of any. */
  private static Dataset<Row> withRejectedMetrics(Dataset<Row> readings) {
    return List.of(readings.columns()).contains(REJECTED_METRICS)
        ? readings
        : readings.withColumn(
            REJECTED_METRICS,
            lit(null).cast(DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType)));
  }

  /** The records that were rejected, whether repaired since or not. */
  public Dataset<Row> rejections(LakeInput input) {
    return asOf(records.name(), input.records()).where(not(Readings.isReading()));
  }

  private Dataset<Row> asOf(String table, long snapshot) {
    Dataset<Row> rows =
        snapshot == LakeInput.EMPTY
            ? spark.table(table).where(lit(false))
            : spark.read().option("versionAsOf", snapshot).table(table);
    return records.topicIds().tell(rows);
  }

  private long currentSnapshot(String table) {
    Table loaded = IcebergTables.load(spark, table);
    Snapshot current = loaded.currentSnapshot();
    return current == null ? LakeInput.EMPTY : current.snapshotId();
  }
}
