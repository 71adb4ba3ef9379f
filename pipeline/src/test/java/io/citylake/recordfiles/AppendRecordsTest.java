package io.citylake.recordfiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.ingest.BatchInput;
import io.citylake.ingest.ParseRecords;
import io.citylake.ingest.TestRecord;
import io.citylake.judge.JudgeRecord;
import io.citylake.lake.IcebergTables;
import io.citylake.lake.MemoryLake;
import io.citylake.lake.RecordsTable;
import io.citylake.session.TestSpark;
import io.citylake.settings.Settings;
import io.citylake.sources.FormatsByTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendRecordsTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final Instant INGESTED = NOON.plusSeconds(7);

  /** A topic that is missing here is one whose id nobody knows. */
  private static final Map<String, String> TOPIC_IDS = Map.of("topic-1", "ID1");

  private static final int MORE_THAN_A_TASK_HOLDS = 100_001;

  private final SparkSession spark = TestSpark.session();

  @TempDir private Path directory;
  private Settings settings;
  private RecordsTable table;
  private JudgeRecord judge;

  @BeforeEach
  void makeTable() throws IOException {
    Path sensors =
        Files.writeString(
            directory.resolve("sensors.conf"),
            """
            sensors {
              lamp { entity = "", cadence = 60s, metrics {
                brightness { unit = "%", min = -100, max = 100, aliases = [], description = x }
                power { unit = W, min = 0, max = 1e9, aliases = [], description = x } } }
              mast { entity = "", cadence = 60s, metrics {
                wind { unit = m/s, min = 0, max = 100, aliases = [], description = x } } }
            }
            """);
    settings = new MemoryLake(directory).settings(sensors);
    table = new RecordsTable(spark, settings);
    table.prepareTable();
    judge =
        new JudgeRecord(settings.catalogue(), FormatsByTopic.canonicalOnly(), settings.limits());
  }

  @Test
  void tableHasTheRowsThatSparkMakesOfTheSameRecords() {
    List<TestRecord> records = anyRecords(5_000);

    append(TestRecord.dataset(spark, records).repartition(3));

    assertThat(rows(stored())).containsExactlyElementsOf(rows(judged(records)));
  }

  @Test
  void columnsOfPlainTypesAreReadInBatchesToo() {
    List<TestRecord> records = anyRecords(5_000);

    append(TestRecord.dataset(spark, records).repartition(3));

    String[] maps = {"other_metrics", "attributes", "rejected_metrics"};
    assertThat(rows(stored().drop(maps)))
        .containsExactlyElementsOf(rows(judged(records).drop(maps)));
  }

  @Test
  void moreRecordsThanATaskHoldsAreThereOnceEach() throws IOException {
    List<TestRecord> records = new ArrayList<>();
    for (int offset = 0; offset < MORE_THAN_A_TASK_HOLDS; offset++) {
      records.add(lamp(offset, "\"brightness\": " + offset % 100));
    }

    append(TestRecord.dataset(spark, records).coalesce(1));

    Row found = stored().selectExpr("count(*)", "count(distinct offset)", "sum(brightness)").head();
    assertThat(found.toString()).isEqualTo("[100001,100001,4950000.0]");
    try (var files = IcebergTables.load(spark, table.name()).newScan().planFiles()) {
      assertThat(files)
          .singleElement()
          .extracting(scan -> scan.file().splitOffsets().size())
          .isEqualTo(2);
    }
  }

  @Test
  void filterFindsItsRowsByTheFilesBounds() {
    append(
        TestRecord.dataset(
            spark,
            List.of(
                lamp(0, "\"brightness\": -40.5"),
                lamp(1, "\"brightness\": 0, \"power\": 1e9"),
                record(2, "no reading"))));

    assertThat(rows(stored().where("brightness < -40").select("offset"))).containsExactly("[0]");
    assertThat(rows(stored().where("power is not null").select("offset"))).containsExactly("[1]");
    assertThat(rows(stored().where("power is null").select("offset")))
        .containsExactly("[0]", "[2]");
    assertThat(rows(stored().where("event_time is null").select("offset"))).containsExactly("[2]");
    assertThat(rows(stored().where("wind > 0").select("offset"))).isEmpty();
    assertThat(
            files(
                "readable_metrics.offset.lower_bound",
                "readable_metrics.offset.upper_bound",
                "readable_metrics.power.null_value_count",
                "readable_metrics.brightness.lower_bound"))
        .containsExactlyInAnyOrder("[0,1,1,-40.5]", "[2,2,null,null]");
  }

  @Test
  void boundsOfLongTextsAreCutOffAsTheTableWants() {
    spark.sql(
        "alter table %s set tblproperties ('write.metadata.metrics.column.topic' = 'none', 'write.metadata.metrics.column.offset' = 'counts')"
            .formatted(table.name()));
    append(TestRecord.dataset(spark, List.of(record(0, "no reading, and at some length"))));

    assertThat(
            files(
                "readable_metrics.payload.lower_bound = X'6E6F2072656164696E672C20616E6420'",
                "readable_metrics.payload.upper_bound = X'6E6F2072656164696E672C20616E6421'",
                "readable_metrics.rejection_detail.lower_bound",
                "readable_metrics.topic.value_count",
                "readable_metrics.offset.value_count",
                "readable_metrics.offset.lower_bound"))
        .containsExactly("[true,true,Unrecognized tok,null,1,null]");
  }

  @Test
  void columnThatNoRecordOfTheFileHasIsLeftOut() {
    append(TestRecord.dataset(spark, List.of(lamp(0, "\"brightness\": 1"))));

    assertThat(
            files("readable_metrics.wind.value_count", "readable_metrics.brightness.value_count"))
        .containsExactly("[null,1]");
  }

  @Test
  void batchIsCounted() {
    BatchInput input =
        append(
            TestRecord.dataset(
                spark,
                List.of(
                    lamp(0, "\"brightness\": 1"),
                    record(1, "no reading"),
                    record(2, "{}"),
                    lamp(3, "\"brightness\": 1, \"power\": -1"),
                    lamp(4, "\"brightness\": 101, \"power\": 1"))));

    assertThat(input).isEqualTo(new BatchInput(5, 2, 2, 0, Optional.of(NOON)));
  }

  @Test
  void batchThatMayNotBeCommittedLeavesNoSnapshot() {
    Table now = IcebergTables.load(spark, table.name());
    Dataset<Row> records = TestRecord.dataset(spark, List.of(lamp(0, "\"brightness\": 1")));
    Runnable refusal =
        () -> {
          throw new IllegalStateException("the topic was made anew");
        };

    assertThatThrownBy(
            () ->
                new AppendRecords(settings.catalogue(), judge)
                    .append(
                        records,
                        now,
                        RecordsBatch.of(0, INGESTED, TOPIC_IDS),
                        Map.of(),
                        refusal,
                        SnapshotAncestryValidator.NON_VALIDATING))
        .hasMessage("the topic was made anew");

    assertThat(IcebergTables.load(spark, table.name()).currentSnapshot()).isNull();
  }

  @Test
  void rejectionLiesInTheDayOfItsEventTimeAndIsCountedThere() {
    spark.sql(
        "alter table %s set tblproperties ('write.metadata.metrics.default' = 'none', 'write.metadata.metrics.column.arrival_time' = 'full')"
            .formatted(table.name()));

    BatchInput input =
        append(
            TestRecord.dataset(
                spark,
                List.of(
                    lamp(0, "\"brightness\": 1"),
                    lamp(1, "\"brightness\": 101"),
                    record(2, "no reading"),
                    lamp(3, "\"brightness\": 1, \"power\": -1"))));

    assertThat(input).isEqualTo(new BatchInput(4, 2, 1, 0, Optional.of(NOON)));
    assertThat(rows(stored().where("event_time is not null").select("offset", "rejection_reason")))
        .containsExactly("[0,null]", "[1,OUT_OF_RANGE]", "[3,null]");
    assertThat(files("partition.event_time_day is null", "record_count"))
        .containsExactlyInAnyOrder("[false,3]", "[true,1]");
  }

  @Test
  void emptyBatchLeavesASnapshotThatNamesIt() {
    append(TestRecord.dataset(spark, List.of()));

    assertThat(IcebergTables.load(spark, table.name()).currentSnapshot().summary())
        .containsEntry("batch", "x");
  }

  private static Column idOf(String topicColumn) {
    Column id = lit(null).cast("string");
    for (Map.Entry<String, String> topic : TOPIC_IDS.entrySet()) {
      id = when(col(topicColumn).equalTo(topic.getKey()), topic.getValue()).otherwise(id);
    }
    return id;
  }

  private BatchInput append(Dataset<Row> kafka) {
    Table now = IcebergTables.load(spark, table.name());
    return new AppendRecords(settings.catalogue(), judge)
        .append(
            kafka,
            now,
            RecordsBatch.of(0, INGESTED, TOPIC_IDS),
            Map.of("batch", "x"),
            () -> {},
            SnapshotAncestryValidator.NON_VALIDATING);
  }

  private Dataset<Row> stored() {
    return spark.table(table.name());
  }

  private List<String> files(String... columns) {
    return spark.table(table.name() + ".files").selectExpr(columns).collectAsList().stream()
        .map(Row::toString)
        .toList();
  }

  private Dataset<Row> judged(List<TestRecord> records) {
    return TestRecord.dataset(spark, records)
        .withColumn("topic_id", idOf("topic"))
        .transform(ParseRecords.whole(settings.catalogue(), judge))
        .withColumn("ingest_time", lit(Timestamp.from(INGESTED)))
        .select(Arrays.stream(stored().columns()).map(name -> col(name)).toArray(Column[]::new));
  }

  /** In the order of their offsets, with values that can be compared. */
  private static List<String> rows(Dataset<Row> records) {
    Column[] comparable =
        Arrays.stream(records.schema().fields())
            .map(AppendRecordsTest::comparable)
            .toArray(Column[]::new);
    return records.orderBy("offset").select(comparable).collectAsList().stream()
        .map(Row::toString)
        .toList();
  }

  private static Column comparable(StructField field) {
    Column column = col(field.name());
    if (field.dataType() instanceof BinaryType) {
      return hex(column);
    }
    return field.dataType() instanceof MapType ? map_entries(column) : column;
  }

  private static TestRecord lamp(long offset, String metrics) {
    return record(
        offset,
        """
        {"sensor_id": "lamp-1", "sensor_type": "lamp", "event_time": "%s", "metrics": {%s}}"""
            .formatted(NOON, metrics));
  }

  private static TestRecord record(long offset, String payload) {
    return TestRecord.of(offset, NOON, payload);
  }

  /** Readings of all kinds among all that may be missing or wrong. */
  private static List<TestRecord> anyRecords(int count) {
    Random random = new Random(42);
    List<TestRecord> records = new ArrayList<>();
    for (int offset = 0; offset < count; offset++) {
      Instant arrival = NOON.plusMillis(offset);
      byte[] key = random.nextInt(3) == 0 ? null : ("key" + offset).getBytes(UTF_8);
      byte[] payload =
          switch (random.nextInt(40)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> new byte[] {(byte) 0xC3, (byte) 0x28, (byte) offset};
            case 3 -> "no reading".repeat(random.nextInt(200)).getBytes(UTF_8);
            default -> reading(random, arrival).getBytes(UTF_8);
          };
      records.add(new TestRecord("topic-" + offset % 2, offset % 3, offset, arrival, key, payload));
    }
    return records;
  }

  private static String reading(Random random, Instant arrival) {
    boolean isLamp = random.nextInt(3) > 0;
    StringBuilder json = new StringBuilder("{");
    if (random.nextBoolean()) {
      json.append("\"event_id\": \"").append(random.nextLong()).append("\", ");
    }
    json.append("\"sensor_id\": \"żółw ").append(random.nextInt(50)).append("\", ");
    json.append("\"sensor_type\": \"").append(isLamp ? "lamp" : "mast").append("\", ");
    json.append("\"city\": ")
        .append(pick(random, "null", "\"Łódź\"", "\"\"", "\"W\\u0000\""))
        .append(", ");
    json.append("\"district\": ")
        .append(pick(random, "null", "\"a\"", "\"\\ud83d\\ude00\""))
        .append(", ");
    Instant eventTime = arrival.minus(Duration.ofMinutes(random.nextInt(3_000)));
    json.append("\"event_time\": \"").append(eventTime).append("\", ");
    json.append(
        pick(random, "", "\"location\": {\"latitude\": -0.0, \"longitude\": 179.9999999}, "));
    json.append("\"attributes\": ");
    json.append(
        pick(random, "null", "{}", "{\"a\": \"1\"}", "{\"a\": \"\", \"b\": \"2\", \"c\": 3}"));
    json.append(", \"metrics\": {");
    json.append(isLamp ? "\"brightness\": " : "\"wind\": ");
    json.append(pick(random, "0", "-0.0", "1e-300", "99.99", Double.toString(random.nextDouble())));
    json.append(
        pick(random, "", ", \"power\": " + random.nextInt(5), ", \"power\": -1, \"wind\": NaN"));
    json.append(pick(random, "", ", \"soot\": 2.5", ", \"soot\": 1, \"ash\": -1e300"));
    return json.append("}}").toString();
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
