package io.citylake.lake;

import io.citylake.settings.Settings;
import io.citylake.tables.Column;
import io.citylake.tables.Table;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * A table of the lake with a column for each metric of the catalogue; it widens as that grows, and
 * as Citylake itself does.
 */
final class WideTable {
  private final SparkSession spark;
  private final String catalog;
  private final Table table;

  WideTable(SparkSession spark, Settings settings, Table table) {
    this.spark = spark;
    this.catalog = settings.lake().catalog();
    this.table = table;
  }

  /** The full name, for example {@code lake.raw.records}. */
  String name() {
    return catalog + "." + table.qualifiedName();
  }

  List<String> columnNames() {
    return table.columnNames();
  }

  /** Makes the table by the statement in {@code file}, and the columns that it lacks. */
  void prepare(String file) {
    spark.sql("create namespace if not exists " + catalog + "." + table.schema());
    spark.sql(LakeSql.statement(file, catalog));
    addNewColumns();
  }

  private void addNewColumns() {
    Set<String> stored = Set.of(spark.table(name()).columns());
    List<String> additions =
        table.columns().stream()
            .filter(column -> !stored.contains(column.name()))
            .map(WideTable::definition)
            .toList();
    if (!additions.isEmpty()) {
      spark.sql("alter table %s add columns (%s)".formatted(name(), String.join(", ", additions)));
    }
  }

  private static String definition(Column column) {
    String comment = column.unit().isEmpty() ? column.doc() : column.unit();
    return "%s %s comment '%s'"
        .formatted(column.name(), column.type().lakeName(), comment.replace("'", "\\'"));
  }
}
