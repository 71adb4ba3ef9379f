package io.citylake.repair;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.citylake.judge.JudgeRecord;
import io.citylake.lake.IcebergTables;
import io.citylake.lake.MemoryLake;
import io.citylake.lake.OpenLake;
import io.citylake.lake.RecordsTable;
import io.citylake.recordfiles.AppendRecords;
import io.citylake.recordfiles.RecordsBatch;
import io.citylake.session.TestSpark;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A lake of a test's own, in memory, of lamps that measure their brightness, and records in it as
 * the stream would have judged them.
 */
final class LampLake {
  static final String TOPIC = "lamps";
  static final String TOPIC_ID = "lamps-1";
  static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  /** When the batch began that wrote a record which arrived at noon. */
  static final Instant INGESTED = NOON.plusSeconds(5);

  /** Lamps whose brightness is at most 100, as the stream believed. */
  static final String LAMPS = lamps("brightness", 100);

  private static final StructType KAFKA =
      new StructType()
          .add("key", DataTypes.BinaryType)
          .add("value", DataTypes.BinaryType)
          .add("topic", DataTypes.StringType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("timestamp", DataTypes.TimestampType);

  private final Path directory;
  private final MemoryLake lake;
  private final SparkSession spark = TestSpark.session();

  LampLake(Path directory) throws IOException {
    this.directory = directory;
    this.lake = new MemoryLake(directory);
  }

  SparkSession spark() {
    return spark;
  }

  OpenLake tables() {
    return new OpenLake() {
      @Override
      public void open() {}

      @Override
      public Table load(String name) {
        return IcebergTables.load(spark, name);
      }
    };
  }

  /** A catalogue of lamps with one metric. */
  static String lamps(String metric, int max) {
    return "lamp { entity = Streetlight, cadence = 60s, metrics { %s { %s } } }"
        .formatted(metric, "unit = \"%\", min = 0, aliases = [], description = x, max = " + max);
  }

  /** The settings of this lake with a catalogue of these sensor types, and these descriptions. */
  Settings settings(String sensorTypes, Path... descriptions) {
    try {
      Path folder = Files.createTempDirectory(directory, "conf");
      Path sensors =
          Files.writeString(folder.resolve("sensors.conf"), "sensors { " + sensorTypes + " }");
      Path sources = Files.createDirectory(folder.resolve("sources"));
      for (Path description : descriptions) {
        Files.copy(description, sources.resolve(description.getFileName()));
      }
      return lake.settings(sensors, sources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A record of partition 0 that arrived at noon. */
  static Row record(String topic, long offset, String payload) {
    byte[] bytes = payload == null ? null : payload.getBytes(UTF_8);
    return RowFactory.create(null, bytes, topic, 0, offset, Timestamp.from(NOON));
  }

  /** A reading of a lamp in canonical JSON, measured so long before it arrived at noon. */
  static Row lamp(long offset, Duration before, String metrics) {
    return record(
        TOPIC,
        offset,
        """
        {"sensor_id": "lamp-1", "sensor_type": "lamp", "event_time": "%s", "metrics": {%s}}\
        """
            .formatted(NOON.minus(before), metrics));
  }

  static Row lamp(long offset, String metrics) {
    return lamp(offset, Duration.ZERO, metrics);
  }

  /** Writes records to the lake as a stream with these settings does. */
  static void stream(SparkSession spark, Settings settings, Row... records) {
    stream(spark, settings, TOPIC_ID, records);
  }

  private static void stream(
      SparkSession spark, Settings settings, String topicId, Row... records) {
    RecordsTable table = new RecordsTable(spark, settings);
    table.prepare();
    JudgeRecord judge =
        new JudgeRecord(settings.catalogue(), settings.formats(), settings.limits());
    new AppendRecords(settings.catalogue(), judge)
        .append(
            spark.createDataFrame(Arrays.asList(records), KAFKA),
            IcebergTables.load(spark, table.name()),
            RecordsBatch.of(0, INGESTED, Map.of(TOPIC, topicId)),
            Map.of(),
            () -> {},
            SnapshotAncestryValidator.NON_VALIDATING);
  }

  void stream(Settings settings, Row... records) {
    stream(spark, settings, records);
  }

  /** Writes records of a topic that was made anew under the same name. */
  void streamFromTopic(String topicId, Settings settings, Row... records) {
    stream(spark, settings, topicId, records);
  }

  /** The rows of a query, where {@code raw.} stands for the lake's tables and views. */
  List<String> rows(String sql) {
    return spark.sql(sql.replace("raw.", lake.catalog() + ".raw.")).collectAsList().stream()
        .map(Row::toString)
        .toList();
  }
}
