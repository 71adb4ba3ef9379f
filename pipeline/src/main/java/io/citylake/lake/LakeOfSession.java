package io.citylake.lake;

import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;

/** The lake's tables as a Spark session opens them. */
final class LakeOfSession implements OpenLake {
  private final SparkSession spark;
  private final String catalog;

  LakeOfSession(SparkSession spark, String catalog) {
    this.spark = spark;
    this.catalog = catalog;
  }

  /** Iceberg's own look-up takes a catalogue that cannot be opened for a namespace. */
  @Override
  public void open() {
    var unused =
        ((org.apache.spark.sql.classic.SparkSession) spark)
            .sessionState()
            .catalogManager()
            .catalog(catalog);
  }

  @Override
  public Table load(String name) {
    return IcebergTables.load(spark, name);
  }
}
