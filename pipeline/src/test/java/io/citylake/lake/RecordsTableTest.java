package io.citylake.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.checkpoint.RefusedToStart;
import io.citylake.ingest.TestRecord;
import io.citylake.session.TestSpark;
import io.citylake.settings.Settings;
import io.citylake.tables.Column;
import io.citylake.tables.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.catalog.ViewCatalog;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTableTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final String LAMP =
      "unit = \"%\", min = 0, max = 100, aliases = [], description = x";

  private final SparkSession spark = TestSpark.session();

  @TempDir private Path directory;
  private MemoryLake lake;

  @BeforeEach
  void makeLake() throws IOException {
    lake = new MemoryLake(directory);
  }

  @Test
  void handWrittenTableHasTheColumnsOfTables() throws IOException {
    Settings settings = lampsThatMeasure("brightness");
    RecordsTable table = new RecordsTable(spark, settings);
    table.prepare();

    List<String> expected = new ArrayList<>();
    for (Column column : Tables.records(settings.catalogue()).columns()) {
      expected.add(described(column.name(), column.type().lakeName(), !column.isRequired()));
    }
    assertThat(Arrays.stream(spark.table(table.name()).schema().fields()))
        .extracting(RecordsTableTest::described)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void recordsArePartitionedByDayAndSensorType() throws IOException {
    RecordsTable table = prepared("brightness");

    assertThat(spark.sql("describe " + table.name()).collectAsList())
        .extracting(row -> row.getString(0) + " " + row.getString(1))
        .contains("Part 0 days(event_time)", "Part 1 sensor_type");
  }

  @Test
  void recordsFromBeforeIdsWereKeptAreOfTheTopicThatKafkaHadThen() throws IOException {
    RecordsTable table = prepared("brightness");
    append(lampsThatMeasure("brightness"), lamp(0, "\"brightness\": 40"));
    spark.sql("alter table %s drop column topic_id".formatted(table.name()));
    spark.sql(
        "alter table %s unset tblproperties ('citylake.topic-ids-of-before')"
            .formatted(table.name()));
    assertThat(table.topicIds().areKept()).isFalse();

    table.prepare();
    table.keepTopicIds(
        names -> {
          assertThat(names).containsExactly("smart-city-sensors");
          return Map.of("smart-city-sensors", "Then");
        });
    table.keepTopicIds(names -> Map.of("smart-city-sensors", "made anew"));

    assertThat(table.read().select("topic_id").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("Then");
    assertThat(table.topicIds().tell("smart-city-sensors", null)).isEqualTo("Then");
    assertThat(table.topicIds().tell("smart-city-sensors", "made anew")).isEqualTo("made anew");
    assertThat(table.topicIds().tell("suburb", null)).isEqualTo(TopicIdsOfRecords.UNKNOWN);
  }

  @Test
  void tableOfOtherPartitionsIsRefused() throws IOException {
    RecordsTable table = prepared("brightness");
    spark.sql("alter table %s add partition field city".formatted(table.name()));

    assertThatThrownBy(table::prepare)
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContaining("by event_time_day day, sensor_type identity, city identity;");
  }

  @Test
  void catalogueWithoutViewsHasTheTablesAlone() throws IOException {
    Settings settings = lampsThatMeasure("brightness");
    String catalog = settings.lake().catalog();
    spark.conf().set("spark.sql.catalog." + catalog + ".type", "hadoop");
    spark.conf().unset("spark.sql.catalog." + catalog + ".catalog-impl");
    spark.conf().set("spark.sql.catalog." + catalog + ".warehouse", directory.toString());

    new RecordsTable(spark, settings).prepare();

    assertThat(spark.sql("show tables in " + catalog + ".raw").collectAsList())
        .extracting(row -> row.getString(1))
        .containsExactlyInAnyOrder("records", "repairs");
  }

  @Test
  void preparingAgainChangesNothing() throws IOException {
    RecordsTable table = prepared("brightness");
    List<String> before = versions();

    table.prepare();

    assertThat(versions()).isEqualTo(before).contains("readings 1", "rejections 1", "lamp 1");
  }

  @Test
  void eachSensorTypeHasAViewWithItsOwnMetrics() throws IOException {
    prepared("brightness");

    assertThat(view("lamp").columns()).contains("event_time", "brightness", "attributes");
    assertThat(view("lamp").columns()).doesNotContain("wind", "rejection_reason", "payload");
    assertThat(view("mast").columns()).contains("wind").doesNotContain("brightness");
  }

  @Test
  void metricThatIsNewInTheCatalogueBecomesAColumnAndAppearsInTheViews() throws IOException {
    prepared("brightness");
    append(lampsThatMeasure("brightness"), lamp(0, "\"brightness\": 40"));

    prepared("brightness", "power");
    append(lampsThatMeasure("brightness", "power"), lamp(1, "\"power\": 60"));

    assertThat(
            view("lamp").select("offset", "brightness", "power").orderBy("offset").collectAsList())
        .extracting(Row::toString)
        .containsExactly("[0,40.0,null]", "[1,null,60.0]");
    assertThat(view("readings").columns()).contains("power");
  }

  @Test
  void metricThatLeftTheCatalogueKeepsItsColumnAndStaysEmpty() throws IOException {
    prepared("brightness", "power");
    append(lampsThatMeasure("brightness", "power"), lamp(0, "\"power\": 60"));

    RecordsTable after = prepared("brightness");
    append(lampsThatMeasure("brightness"), lamp(1, "\"power\": 60, \"brightness\": 40"));

    assertThat(
            spark
                .table(after.name())
                .select("offset", "brightness", "power", "other_metrics")
                .orderBy("offset")
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly("[0,null,60.0,null]", "[1,40.0,null,Map(power -> 60.0)]");
  }

  @Test
  void everyRecordIsInTheTableAndEitherAmongTheReadingsOrTheRejections() throws IOException {
    RecordsTable table = prepared("brightness");
    append(
        lampsThatMeasure("brightness"),
        lamp(0, "\"brightness\": 40"),
        TestRecord.of(1, NOON, "no reading"),
        lamp(2, "\"brightness\": 400"));

    assertThat(spark.table(table.name()).count()).isEqualTo(3);
    assertThat(view("readings").select("offset").collectAsList())
        .extracting(row -> row.getLong(0))
        .containsExactly(0L);
    assertThat(view("rejections").select("offset", "rejection_reason").collectAsList())
        .extracting(Row::toString)
        .containsExactlyInAnyOrder("[1,MALFORMED]", "[2,OUT_OF_RANGE]");
    assertThat(view("rejections").where("offset = 1").head().<byte[]>getAs("payload"))
        .asString(UTF_8)
        .isEqualTo("no reading");
  }

  @Test
  void tableExistsOnceItIsPrepared() throws IOException {
    RecordsTable table = new RecordsTable(spark, lampsThatMeasure("brightness"));
    assertThat(table.exists()).isFalse();

    table.prepare();

    assertThat(table.exists()).isTrue();
  }

  private RecordsTable prepared(String... lampMetrics) throws IOException {
    RecordsTable table = new RecordsTable(spark, lampsThatMeasure(lampMetrics));
    table.prepare();
    return table;
  }

  /** A catalogue of lamps, and of masts that measure the wind. */
  private Settings lampsThatMeasure(String... metrics) throws IOException {
    StringBuilder lamp = new StringBuilder();
    for (String metric : metrics) {
      lamp.append(metric).append(" { ").append(LAMP).append(" }\n");
    }
    return lake.settings(
        Files.writeString(
            directory.resolve("sensors.conf"),
            """
            sensors {
              lamp { entity = Streetlight, cadence = 60s, metrics { %s } }
              mast { entity = "", cadence = 60s, metrics { wind { %s } } }
            }
            """
                .formatted(lamp, LAMP)));
  }

  private static TestRecord lamp(long offset, String metrics) {
    return TestRecord.of(
        offset,
        NOON,
        """
        {"sensor_id": "lamp-1", "sensor_type": "lamp", "event_time": "%s", "metrics": {%s}}"""
            .formatted(NOON, metrics));
  }

  private void append(Settings settings, TestRecord... records) {
    AppendTestRecords.append(spark, settings, NOON, records);
  }

  private Dataset<Row> view(String name) {
    return spark.table(lake.catalog() + ".raw." + name);
  }

  /** The table's and the views' versions: each change makes a new one. */
  private List<String> versions() {
    ViewCatalog views = (ViewCatalog) Spark3Util.loadIcebergCatalog(spark, lake.catalog());
    List<String> versions = new ArrayList<>();
    for (TableIdentifier view : views.listViews(Namespace.of("raw"))) {
      versions.add(view.name() + " " + views.loadView(view).currentVersion().versionId());
    }
    spark
        .table(lake.catalog() + ".raw.records.metadata_log_entries")
        .select("file")
        .collectAsList()
        .forEach(file -> versions.add(file.getString(0)));
    return versions;
  }

  private static String described(StructField field) {
    return described(field.name(), field.dataType().catalogString(), field.nullable());
  }

  private static String described(String name, String type, boolean nullable) {
    return name + " " + type + (nullable ? "" : " not null");
  }
}
