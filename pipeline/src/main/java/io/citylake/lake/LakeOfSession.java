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

  @Override
  public void open() {
    IcebergTables.openCatalog(spark, catalog);
  }

  @Override
  public Table load(String name) {
    return IcebergTables.load(spark, name);
  }
}
