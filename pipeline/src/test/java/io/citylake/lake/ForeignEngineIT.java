package io.citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.ingest.TestRecord;
import io.citylake.localstack.SharedStack;
import io.citylake.marts.MartRun;
import io.citylake.marts.MartTable;
import io.citylake.models.Mart;
import io.citylake.models.ReadMarts;
import io.citylake.postgres.Migrate;
import io.citylake.session.LakeCatalog;
import io.citylake.session.TestSpark;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lake belongs to no engine: Iceberg's own reader finds the tables in the JDBC catalogue, as
 * Trino and others do, and reads what Spark wrote.
 */
class ForeignEngineIT {
  private static final String CATALOG = "lake_of_all_engines";
  private static final String RECORDS_TAG = "before_noon";
  private static final Pattern ADMINISTRATION =
      Pattern.compile("```postgresql\n(.*?)```", Pattern.DOTALL);
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-01-15");
  private static final MartRun FIRST_RUN = new MartRun("first", DAY, new LakeInput(1, 2));
  private static final MartRun SECOND_RUN = new MartRun("second", DAY, new LakeInput(3, 2));
  private static final Mart WINDOWS = ReadMarts.packed().mart(Mart.WINDOWS);

  /** One sensor type: each more is one more view to make. */
  private static final String SENSORS =
      """
      sensors { air_quality { entity = "", cadence = 60s, metrics {
        pm2_5 { unit = "ug/m3", min = 0, max = 2000, aliases = [], description = dust }
        pm10  { unit = "ug/m3", min = 0, max = 2000, aliases = [], description = dust }
      } } }
      """;

  @TempDir private static Path directory;
  private static Settings settings;
  private static SparkSession spark;
  private static Catalog foreign;

  @BeforeAll
  static void writeTheLakeWithSpark() throws Exception {
    settings = ReadSettings.from(Optional.empty(), Map.of(), keys());
    new Migrate(settings.postgres()).migrate();
    spark = TestSpark.session().newSession();
    LakeCatalog.sparkProperties(settings.lake()).entrySet().stream()
        .filter(property -> property.getKey().startsWith("spark.sql.catalog."))
        .forEach(property -> spark.conf().set(property.getKey(), property.getValue()));

    writeRecords();
    publish(FIRST_RUN, 3);
    publish(SECOND_RUN, 2);
    makeTheUserOfTheDocs();
    foreign = catalogNamed(CATALOG);
  }

  @Test
  void readsEveryRecordThatSparkWrote() throws IOException {
    Table records = foreign.loadTable(TableIdentifier.of("raw", "records"));

    assertThat(read(records))
        .hasSize(4)
        .containsExactlyInAnyOrderElementsOf(bySpark("raw.records", ""));
  }

  @Test
  void readsTheRecordsAsOfATag() throws IOException {
    Table records = foreign.loadTable(TableIdentifier.of("raw", "records"));

    assertThat(read(records, RECORDS_TAG))
        .hasSize(3)
        .containsExactlyInAnyOrderElementsOf(bySpark("raw.records", RECORDS_TAG));
  }

  @Test
  void readsAMartAsItIsAndAsOfTheTagOfAnEarlierRun() throws IOException {
    Table windows = foreign.loadTable(TableIdentifier.of("marts", Mart.WINDOWS));

    assertThat(read(windows))
        .hasSize(2)
        .containsExactlyInAnyOrderElementsOf(bySpark("marts.windows", ""));
    assertThat(read(windows, FIRST_RUN.tag()))
        .hasSize(3)
        .containsExactlyInAnyOrderElementsOf(bySpark("marts.windows", FIRST_RUN.tag()));
  }

  @Test
  void catalogueOfAnotherNameInTheSameDatabaseIsEmpty() {
    assertThat(catalogNamed("another").tableExists(TableIdentifier.of("raw", "records"))).isFalse();
  }

  /** One that may only read the catalogue's tables. */
  private static void makeTheUserOfTheDocs() throws Exception {
    Matcher statements = ADMINISTRATION.matcher(Files.readString(Path.of("../docs/engines.md")));
    assertThat(statements.find()).isTrue();
    try (Connection administrator =
            DriverManager.getConnection(settings.postgres().url(), "postgres", "");
        Statement statement = administrator.createStatement()) {
      String database = "database " + administrator.getCatalog();
      statement.execute(statements.group(1).replace("database citylake", database));
    }
  }

  private static Catalog catalogNamed(String name) {
    Map<String, String> properties = new TreeMap<>(settings.lake().properties());
    properties.put("jdbc.user", "engines");
    return CatalogUtil.buildIcebergCatalog(name, properties, new Configuration(false));
  }

  private static Map<String, String> keys() throws IOException {
    Path sensors = Files.writeString(directory.resolve("sensors.conf"), SENSORS);
    return Map.of(
        "postgres.url",
        SharedStack.newDatabase(),
        "postgres.user",
        "postgres",
        "lake.catalog",
        CATALOG,
        "lake.warehouse",
        directory.resolve("warehouse").toString(),
        "catalogue.sensors-file",
        sensors.toString(),
        "sources.packed",
        "false");
  }

  private static void writeRecords() throws Exception {
    RecordsTable records = new RecordsTable(spark, settings);
    records.prepare();
    AppendTestRecords.append(
        spark,
        settings,
        NOON,
        TestRecord.of(0, NOON, reading("2026-01-15T11:59:59.999Z", "\"pm2_5\": 17.4")),
        TestRecord.of(1, NOON, reading("2026-01-14T23:59:59Z", "\"pm10\": 31, \"soot\": 2.5")),
        TestRecord.of(2, NOON, "no reading: łódź"));
    spark.sql("alter table %s create tag %s".formatted(records.name(), RECORDS_TAG));
    AppendTestRecords.append(
        spark,
        settings,
        NOON,
        TestRecord.of(3, NOON, reading("2026-01-15T12:00:00Z", "\"pm2_5\": 0.1")));
  }

  private static String reading(String eventTime, String metrics) {
    return """
    {"sensor_id": "air-1", "sensor_type": "air_quality", "event_time": "%s", "city": "Kraków",
     "metrics": {%s}, "attributes": {"firmware_version": "2.1"}}"""
        .formatted(eventTime, metrics);
  }

  private static void publish(MartRun run, int districts) {
    MartTable table = new MartTable(spark, settings, WINDOWS);
    table.prepare();
    table.publish(table.stage(windows(districts), run), run);
  }

  private static Dataset<Row> windows(int districts) {
    return spark
        .range(districts)
        .selectExpr(
            "date '2026-01-15' as day",
            "timestamp '2026-01-15 12:00:00' as window_start",
            "timestamp '2026-01-15 12:05:00' as window_end",
            "'Warsaw' as city",
            "concat('district ', id) as district",
            "'air_quality' as sensor_type",
            "'pm10' as metric",
            "2L as reading_count",
            "30d as value_sum",
            "10d as value_min",
            "20d as value_max",
            "500d as value_sum_squares");
  }

  /** The rows by Spark, each value as {@link #plain} gives it, as of {@code tag} if it has text. */
  private static List<Map<String, Object>> bySpark(String table, String tag) {
    String version = tag.isEmpty() ? "" : " version as of '%s'".formatted(tag);
    return spark
        .sql("select * from %s.%s%s".formatted(CATALOG, table, version))
        .collectAsList()
        .stream()
        .map(ForeignEngineIT::named)
        .toList();
  }

  private static Map<String, Object> named(Row row) {
    Map<String, Object> named = new TreeMap<>();
    for (int i = 0; i < row.length(); i++) {
      boolean isMap = row.get(i) instanceof scala.collection.Map;
      named.put(row.schema().fieldNames()[i], plain(isMap ? row.getJavaMap(i) : row.get(i)));
    }
    return named;
  }

  private static List<Map<String, Object>> read(Table table) throws IOException {
    return named(IcebergGenerics.read(table).build());
  }

  private static List<Map<String, Object>> read(Table table, String tag) throws IOException {
    long snapshot = table.refs().get(tag).snapshotId();
    return named(IcebergGenerics.read(table).useSnapshot(snapshot).build());
  }

  private static List<Map<String, Object>> named(CloseableIterable<Record> records)
      throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (records) {
      for (Record record : records) {
        Map<String, Object> named = new TreeMap<>();
        for (NestedField field : record.struct().fields()) {
          named.put(field.name(), plain(record.getField(field.name())));
        }
        rows.add(named);
      }
    }
    return rows;
  }

  /** One class for what the engines give in classes of their own. */
  private static Object plain(Object value) {
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    } else if (value instanceof Timestamp time) {
      return time.toInstant();
    } else if (value instanceof Date date) {
      return date.toLocalDate();
    } else if (value instanceof ByteBuffer bytes) {
      return bytes;
    } else if (value instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    return value;
  }
}
