package io.citylake.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.citylake.settings.Settings;
import io.citylake.tables.Tables;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriterV2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;

/**
 * The repairs' table is {@code lake.raw.repairs}: readings won later from rejected records. Rows
 * are only added.
 */
public final class RepairsTable {
  /** Iceberg's own: what follows it becomes an entry of the snapshot's summary. */
  private static final String SNAPSHOT_PROPERTY = "snapshot-property.";

  private final SparkSession spark;
  private final WideTable table;

  public RepairsTable(SparkSession spark, Settings settings) {
    this.spark = spark;
    this.table = new WideTable(spark, settings, Tables.repairs(settings.catalogue()));
  }

  /** The full name, for example {@code lake.raw.repairs}. */
  public String name() {
    return table.name();
  }

  /** Whether the table is there. */
  public boolean exists() {
    return spark.catalog().tableExists(name());
  }

  /** Makes the table, and adds a column for each metric that is new in the catalogue. */
  public void prepare() {
    table.prepare("raw_repairs.sql");
  }

  /**
   * Adds readings in one commit. The caller sees to it that no record is repaired twice.
   *
   * @param readings with the columns of the table, in any order; a metric that the catalogue no
   *     longer has may be missing
   * @param summary entries of the snapshot's summary
   * @throws NoSuchTableException if {@link #prepare} was never called
   */
  public void append(Dataset<Row> readings, Map<String, String> summary) {
    DataFrameWriterV2<Row> writer = inTableOrder(readings).writeTo(name());
    summary.forEach((key, value) -> writer.option(SNAPSHOT_PROPERTY + key, value));
    try {
      writer.append();
    } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
      throw new NoSuchTableException(e, "%s is not there", name());
    }
  }

  private Dataset<Row> inTableOrder(Dataset<Row> readings) {
    Set<String> known = Set.of(readings.columns());
    return readings.select(
        Arrays.stream(spark.table(name()).schema().fields())
            .map(field -> known.contains(field.name()) ? col(field.name()) : empty(field))
            .toArray(Column[]::new));
  }

  /** A metric that the catalogue once had. */
  private static Column empty(StructField field) {
    return lit(null).cast(field.dataType()).as(field.name());
  }
}
