package io.citylake.maintain;

import io.citylake.lake.IcebergTables;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Maintenance looks after these tables of the lake, as the catalogue lists them; no views. */
public final class LakeTables {
  private static final List<String> NAMESPACES = List.of("raw", "marts", "kappa");

  private final SparkSession spark;
  private final String catalog;

  public LakeTables(SparkSession spark, String catalog) {
    this.spark = spark;
    this.catalog = catalog;
  }

  /** Names with namespace, for example {@code raw.records}. */
  List<String> names() {
    List<String> present =
        spark.sql("show namespaces in " + catalog).collectAsList().stream()
            .map(row -> row.getString(0))
            .toList();
    return NAMESPACES.stream()
        .filter(present::contains)
        .flatMap(namespace -> namesIn(namespace).stream())
        .toList();
  }

  private List<String> namesIn(String namespace) {
    List<Row> tables =
        spark.sql("show tables in %s.%s".formatted(catalog, namespace)).collectAsList();
    return tables.stream()
        .map(row -> namespace + "." + row.<String>getAs("tableName"))
        .sorted()
        .toList();
  }

  /** The table as it is now. */
  Table load(String name) {
    return IcebergTables.load(spark, catalog + "." + name);
  }
}
