package io.citylake.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.config.Settings;
import io.citylake.tables.Column;
import io.citylake.tables.Table;
import io.citylake.tables.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * {@code lake.raw.records} and its views: made when they are missing, widened when the catalogue
 * grew.
 */
public final class RecordsTable {
  private static final String NAMESPACE = "raw";

  private final SparkSession spark;
  private final String catalog;
  private final SensorCatalogue catalogue;
  private final Table table;

  public RecordsTable(SparkSession spark, Settings settings) {
    this.spark = spark;
    this.catalog = settings.lake().catalog();
    this.catalogue = settings.catalogue();
    this.table = Tables.records(catalogue);
  }

  /** The full name, for example {@code lake.raw.records}. */
  public String name() {
    return catalog + "." + table.qualifiedName();
  }

  /** Whether the table is there. */
  public boolean exists() {
    return spark.catalog().tableExists(name());
  }

  /** The epochs that streaming queries have committed to the table. */
  public CommittedEpochs committedEpochs() {
    return new CommittedEpochs(spark, name());
  }

  /**
   * Makes the table and its views, and adds a column for each metric that is new in the catalogue.
   */
  public void prepare() {
    spark.sql("create namespace if not exists " + catalog + "." + NAMESPACE);
    spark.sql(LakeSql.statement("raw_records.sql", catalog));
    addNewMetrics();
    prepareViews();
  }

  /** The rows of a judged batch as the table wants them: its columns in its order. */
  public Dataset<Row> inTableOrder(Dataset<Row> records) {
    Set<String> known = Set.of(records.columns());
    StructType stored = spark.table(name()).schema();
    return records.select(
        Arrays.stream(stored.fields())
            .map(field -> known.contains(field.name()) ? col(field.name()) : empty(field))
            .toArray(org.apache.spark.sql.Column[]::new));
  }

  /** A metric that the catalogue once had. */
  private static org.apache.spark.sql.Column empty(StructField field) {
    return lit(null).cast(field.dataType()).as(field.name());
  }

  private void addNewMetrics() {
    Set<String> stored = Set.of(spark.table(name()).columns());
    List<String> additions =
        table.columns().stream()
            .filter(column -> !stored.contains(column.name()))
            .map(c -> "%s %s comment '%s'".formatted(c.name(), c.type().lakeName(), c.unit()))
            .toList();
    if (!additions.isEmpty()) {
      spark.sql("alter table %s add columns (%s)".formatted(name(), String.join(", ", additions)));
    }
  }

  private void prepareViews() {
    Set<String> readingColumns = Set.of("rejection_reason", "rejection_detail");
    prepareView(
        "readings",
        columns().filter(name -> !readingColumns.contains(name) && !isPayload(name)).toList(),
        "rejection_reason is null");
    prepareView(
        "rejections",
        List.of(
            "topic",
            "partition",
            "offset",
            "arrival_time",
            "ingest_time",
            "sensor_id",
            "sensor_type",
            "rejection_reason",
            "rejection_detail",
            "payload_key",
            "payload"),
        "rejection_reason is not null");
    for (SensorType type : catalogue.types()) {
      prepareView(
          type.name(),
          columnsOf(type),
          "rejection_reason is null and sensor_type = '" + type.name() + "'");
    }
  }

  private List<String> columnsOf(SensorType type) {
    Set<String> metrics = Set.copyOf(catalogue.metricNames());
    List<String> own = type.metrics().stream().map(metric -> metric.name()).toList();
    List<String> names = new ArrayList<>();
    columns()
        .filter(name -> !name.startsWith("rejection_") && !isPayload(name))
        .filter(name -> !metrics.contains(name) || own.contains(name))
        .forEach(names::add);
    return names;
  }

  private Stream<String> columns() {
    return table.columns().stream().map(Column::name);
  }

  private static boolean isPayload(String column) {
    return column.equals("payload") || column.equals("payload_key");
  }

  /**
   * Makes the view, or makes it anew where its columns changed: an unchanged one gets no new
   * version.
   */
  private void prepareView(String view, List<String> columns, String condition) {
    String viewName = catalog + "." + NAMESPACE + "." + view;
    if (spark.catalog().tableExists(viewName)
        && Arrays.asList(spark.table(viewName).columns()).equals(columns)) {
      return;
    }
    spark.sql(
        "create or replace view %s as select %s from %s where %s"
            .formatted(viewName, String.join(", ", columns), name(), condition));
  }
}
