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
   * @throws RuntimeException where the catalogue cannot be opened, with what it says as its cause
   */
  public static Table load(SparkSession spark, String name) {
    openCatalog(spark, name.substring(0, name.indexOf('.')));
    try {
      return Spark3Util.loadIcebergTable(spark, name);
    } catch (ParseException | org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
      throw new NoSuchTableException(e, "%s is not there", name);
    }
  }

  /**
   * Opens a catalogue, once for each session: a streaming query has one of its own. Without that,
   * Spark takes the name of a catalogue that cannot be opened for a namespace of its own catalogue,
   * and says nothing of the cause.
   */
  static void openCatalog(SparkSession spark, String catalog) {
    var unused =
        ((org.apache.spark.sql.classic.SparkSession) spark)
            .sessionState()
            .catalogManager()
            .catalog(catalog);
  }
}
