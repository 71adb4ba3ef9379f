package io.citylake.lake;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.checkpoint.RefusedToStart;
import io.citylake.settings.Settings;
import io.citylake.tables.QueryNames;
import io.citylake.tables.Tables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records' table is {@code lake.raw.records} with its views: made when they are missing,
 * widened when the catalogue grew.
 */
public final class RecordsTable {
  private static final String NAMESPACE = "raw";

  private static final Logger LOG = LoggerFactory.getLogger(RecordsTable.class);

  /** The view's property that keeps what it was made of: the catalogue keeps it in other words. */
  private static final String DEFINITION = "citylake.definition";

  private static final List<String> REJECTION_COLUMNS =
      List.of(
          "topic",
          "topic_id",
          "partition",
          "offset",
          "arrival_time",
          "ingest_time",
          "event_time",
          "sensor_id",
          "sensor_type",
          "rejection_reason",
          "rejection_detail",
          "payload_key",
          "payload");

  /** The names of the fields, each with its transform, as sql/lake/raw_records.sql has them. */
  private static final List<String> PARTITIONS =
      List.of("event_time_day day", "sensor_type identity");

  private final SparkSession spark;
  private final String catalog;
  private final SensorCatalogue catalogue;
  private final WideTable table;
  private final RepairsTable repairs;

  public RecordsTable(SparkSession spark, Settings settings) {
    this.spark = spark;
    this.catalog = settings.lake().catalog();
    this.catalogue = settings.catalogue();
    this.table = new WideTable(spark, settings, Tables.records(catalogue));
    this.repairs = new RepairsTable(spark, settings);
  }

  /** The full name, for example {@code lake.raw.records}. */
  public String name() {
    return table.name();
  }

  /** Whether the table is there. */
  public boolean exists() {
    return spark.catalog().tableExists(name());
  }

  /** Whether nothing was ever committed to the table, which is there. */
  public boolean isUnwritten() {
    return IcebergTables.load(spark, name()).currentSnapshot() == null;
  }

  /** How many rows the table has, as its newest snapshot says. */
  public long rows() {
    Snapshot current = IcebergTables.load(spark, name()).currentSnapshot();
    return current == null
        ? 0
        : Long.parseLong(
            current
                .summary()
                .getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, Long.toString(Long.MAX_VALUE)));
  }

  /** The records, each with the id of its topic: see {@link TopicIdsOfRecords}. */
  public Dataset<Row> read() {
    return topicIds().tell(spark.table(name()));
  }

  /** Tells records apart whose topics had the same name. */
  public TopicIdsOfRecords topicIds() {
    return TopicIdsOfRecords.of(IcebergTables.load(spark, name()));
  }

  /**
   * Says of a table from before topic ids were kept which topics its records are of; does nothing
   * to any other.
   *
   * @param idsNow gives Kafka's id of each of these topics that exists
   */
  public void keepTopicIds(Function<Set<String>, Map<String, String>> idsNow) {
    Table records = IcebergTables.load(spark, name());
    if (TopicIdsOfRecords.areMissing(records)) {
      Set<String> topics = new TreeSet<>();
      spark
          .table(name())
          .select("topic")
          .distinct()
          .collectAsList()
          .forEach(row -> topics.add(row.getString(0)));
      TopicIdsOfRecords.keep(records, idsNow.apply(topics));
    }
  }

  /** The epochs that streaming queries have committed to the table. */
  public CommittedEpochs committedEpochs() {
    return new CommittedEpochs(spark, name());
  }

  /**
   * Makes the table, the one of its repairs and their views, and adds a column for each metric that
   * is new in the catalogue.
   */
  public void prepare() {
    prepareTable();
    prepareViews();
  }

  /**
   * Makes the table as it has to be before records are written.
   *
   * @throws RefusedToStart where somebody has partitioned it otherwise
   */
  public void prepareTable() {
    table.prepare("raw_records.sql");
    List<String> partitions =
        IcebergTables.load(spark, name()).spec().fields().stream()
            .map(field -> field.name() + " " + field.transform())
            .toList();
    if (!partitions.equals(PARTITIONS)) {
      throw new RefusedToStart(
          QueryNames.RECORDS,
          "%s is partitioned by %s; files of records are written by %s."
              .formatted(name(), String.join(", ", partitions), String.join(", ", PARTITIONS)),
          "Give the table these partitions again (alter table ... replace partition field).");
    }
  }

  /**
   * Makes the table of the repairs and the views: what people read. A catalogue that knows no
   * views, such as Glue's, has none.
   */
  public void prepareViews() {
    repairs.prepare();
    try {
      prepareEachView();
    } catch (UnsupportedOperationException e) {
      LOG.info("no views in {}: {}", catalog, e.getMessage());
    }
  }

  private void prepareEachView() {
    prepareView("readings", readings(readingColumns(), "true"));
    prepareView(
        "rejections",
        "select %s from %s where rejection_reason is not null"
            .formatted(String.join(", ", REJECTION_COLUMNS), name()));
    for (SensorType type : catalogue.types()) {
      prepareView(type.name(), readings(columnsOf(type), "sensor_type = '" + type.name() + "'"));
    }
  }

  /** What was a reading from the start, and what was won from rejected records since. */
  private String readings(List<String> columns, String condition) {
    String list = String.join(", ", columns);
    return "select %1$s from %2$s where rejection_reason is null and %3$s"
        .formatted(list, name(), condition)
        .concat(
            " union all select %1$s from %2$s where %3$s"
                .formatted(list, repairs.name(), condition));
  }

  private List<String> columnsOf(SensorType type) {
    Set<String> metrics = Set.copyOf(catalogue.metricNames());
    List<String> own = type.metrics().stream().map(metric -> metric.name()).toList();
    return readingColumns().stream()
        .filter(name -> !metrics.contains(name) || own.contains(name))
        .toList();
  }

  private List<String> readingColumns() {
    return table.columnNames().stream()
        .filter(name -> !Tables.REJECTION_COLUMNS.contains(name))
        .toList();
  }

  /**
   * Makes the view, or makes it anew where its definition changed: an unchanged one gets no new
   * version.
   */
  private void prepareView(String view, String select) {
    String viewName = catalog + "." + NAMESPACE + "." + view;
    if (spark.catalog().tableExists(viewName) && definition(viewName).equals(select)) {
      return;
    }
    spark.sql(
        "create or replace view %s tblproperties ('%s' = \"%s\") as %s"
            .formatted(viewName, DEFINITION, select, select));
  }

  private String definition(String viewName) {
    return spark.sql("show tblproperties " + viewName).collectAsList().stream()
        .filter(property -> property.getString(0).equals(DEFINITION))
        .map(property -> property.getString(1))
        .findFirst()
        .orElse("");
  }
}
