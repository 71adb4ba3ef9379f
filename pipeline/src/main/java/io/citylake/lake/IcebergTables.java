package io.citylake.lake;

import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** Iceberg's own interface gives the lake's tables here, for what SQL does not reach. */
public final class IcebergTables {
  private IcebergTables() {}

  /**
   * The table as it is now.
   *
   * @param name with catalogue and namespace
   * @throws NoSuchTableException if it is not there
   */
  public static Table load(SparkSession spark, String name) {
    try {
      return Spark3Util.loadIcebergTable(spark, name);
    } catch (ParseException | org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
      throw new NoSuchTableException(e, "%s is not there", name);
    }
  }
}
