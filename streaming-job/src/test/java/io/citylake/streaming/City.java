package io.citylake.streaming;

import static org.apache.iceberg.Files.localInput;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.audit.Audit;
import io.citylake.audit.AuditReport;
import io.citylake.catalogue.ReadCatalogue;
import io.citylake.command.ExitCodes;
import io.citylake.config.ConfigurationText;
import io.citylake.localstack.SharedStack;
import io.citylake.postgres.Migrate;
import io.citylake.postgres.MigratedDatabase;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.PublishCatalogue;
import io.citylake.send.KafkaAddress;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.simulator.KafkaTarget;
import io.citylake.tables.QueryNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadataParser;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;

/** One city of a test's own: a topic, a database, a lake and checkpoints, on the shared servers. */
final class City implements AutoCloseable {
  /** The sensor type that {@link Payloads} sends. */
  static final Path AIR_QUALITY_ONLY =
      Path.of("src/test/resources/air_quality.conf").toAbsolutePath();

  private static final int MAX_REQUEST_BYTES = 16 * 1024 * 1024;

  private final String topic;
  private final Path directory;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private Path warehouse;
  private final KafkaProducer<byte[], byte[]> producer;

  private City(String topic, String database, Path directory, String bootstrapServers) {
    this.topic = topic;
    this.directory = directory;
    keys.put("kafka.bootstrap-servers", bootstrapServers);
    keys.put("kafka.topics", "[\"" + topic + "\"]");
    keys.put("postgres.url", database);
    keys.put("postgres.user", "postgres");
    warehouse = directory.resolve("warehouse");
    keys.put("lake.warehouse", warehouse.toString());
    keys.put("streaming.queries.records.checkpoint", directory.resolve("records").toString());
    keys.put("streaming.queries.windows.checkpoint", directory.resolve("windows").toString());
    keys.put("streaming.queries.records.trigger", "200ms");
    keys.put("streaming.queries.windows.trigger", "200ms");
    keys.put("streaming.shuffle-partitions", "2");
    keys.put("batch.shuffle-partitions", "2");
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "max.request.size", MAX_REQUEST_BYTES),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  static City found(int partitions) throws IOException, SQLException {
    return foundOn(partitions, MigratedDatabase.create());
  }

  /**
   * A city whose database is on a server of the test's own.
   *
   * @param database the URL of an empty one
   */
  static City found(int partitions, String database) throws IOException, SQLException {
    new Migrate(ownersSettings(database)).migrate();
    return foundOn(partitions, database);
  }

  private static City foundOn(int partitions, String database) throws IOException, SQLException {
    City city =
        new City(
            SharedStack.newTopic(partitions),
            database,
            Files.createTempDirectory(Path.of("target").toAbsolutePath(), "city-"),
            SharedStack.bootstrapServers());
    try (PostgresPool postgres = city.postgres()) {
      new PublishCatalogue(postgres).publish(ReadCatalogue.defaults());
    }
    return city;
  }

  private static Settings.Postgres ownersSettings(String database) {
    return ReadSettings.from(
            Optional.empty(),
            Map.of(),
            Map.of("postgres.url", database, "postgres.user", "postgres"))
        .postgres();
  }

  String topic() {
    return topic;
  }

  Path directory() {
    return directory;
  }

  /** The same city, with copies of its checkpoints to go on from. */
  City withCopiedCheckpoints(Path to) throws IOException {
    City copy = new City(topic, keys.get("postgres.url"), to, keys.get("kafka.bootstrap-servers"));
    keys.forEach(copy.keys::put);
    for (String query : List.of("records", "windows")) {
      Path checkpoint = to.resolve(query);
      FileUtils.copyDirectory(directory.resolve(query).toFile(), checkpoint.toFile());
      copy.keys.put(QueryNames.checkpointKey(query), checkpoint.toString());
    }
    return copy;
  }

  /** The same city with few kinds of sensors: with fewer columns all jobs are planned quicker. */
  City withAirQualityOnly() {
    return with("catalogue.sensors-file", AIR_QUALITY_ONLY.toString())
        .with("sources.packed", "false");
  }

  City with(String key, String value) {
    keys.put(key, value);
    return this;
  }

  Map<String, String> keys() {
    return Map.copyOf(keys);
  }

  Settings settings() {
    return ReadSettings.from(Optional.empty(), Map.of(), keys);
  }

  PostgresPool postgres() {
    return PostgresPool.open(settings().postgres(), "test");
  }

  /** Moves the lake's catalogue to another database than the windows'. */
  City withCatalogueIn(String database) {
    keys.put("lake.properties.uri", database + "&currentSchema=iceberg");
    return this;
  }

  /**
   * Moves the lake and the checkpoints to an object store.
   *
   * @param hadoopProperties lead there
   * @param bucketDirectory where the store keeps the bucket's objects
   */
  City inBucket(String bucket, Path bucketDirectory, Map<String, String> hadoopProperties) {
    String root = "s3a://" + bucket + "/" + topic;
    keys.put("lake.warehouse", root + "/warehouse");
    keys.put("streaming.queries.records.checkpoint", root + "/records");
    keys.put("streaming.queries.windows.checkpoint", root + "/windows");
    hadoopProperties.forEach((name, value) -> keys.put("storage.properties." + name, value));
    warehouse = bucketDirectory.resolve(topic).resolve("warehouse");
    return this;
  }

  /** What the keys say, as a file for {@code --config}. */
  Path configuration() throws IOException {
    return Files.writeString(directory.resolve("citylake.conf"), ConfigurationText.of(keys));
  }

  /** Sends records and waits until Kafka has them. */
  void send(List<String> payloads) throws ExecutionException, InterruptedException {
    sendTo(topic, payloads);
  }

  void sendTo(String toTopic, List<String> payloads)
      throws ExecutionException, InterruptedException {
    sendTo(toTopic, null, payloads);
  }

  /**
   * Sends records to one partition.
   *
   * @param partition null for any
   */
  void sendTo(String toTopic, Integer partition, List<String> payloads)
      throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (String payload : payloads) {
      byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
      sent.add(producer.send(new ProducerRecord<>(toTopic, partition, null, bytes)));
    }
    for (Future<RecordMetadata> record : sent) {
      record.get();
    }
  }

  /**
   * How many versions the lake's table has had: seen from its files, so that no catalogue is
   * needed.
   */
  long lakeCommits() throws IOException {
    Path metadata = warehouse.resolve("raw/records/metadata");
    if (!Files.exists(metadata)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(metadata)) {
      return files.filter(file -> file.toString().contains("snap-")).count();
    }
  }

  /** How many records the lake's table holds, by its catalogue, which is in the city's database. */
  long recordsInLake() throws IOException, SQLException {
    String metadata =
        postgresValue(
            "select metadata_location from iceberg.iceberg_tables where table_name = 'records'",
            String.class);
    Path file = Path.of(URI.create("file:///").resolve(metadata));
    Snapshot current = TableMetadataParser.read(localInput(file.toFile())).currentSnapshot();
    return current == null ? 0 : Long.parseLong(current.summary().get("total-records"));
  }

  /** Sends one record as it is. */
  void sendBytes(byte[] payload) throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(topic, null, payload)).get();
  }

  /** Runs the job until it has read what Kafka holds; gives its exit code. */
  int catchUp(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--catch-up");
    return ExitCodes.commandLine(new StreamCommand(keys)).execute(all.toArray(String[]::new));
  }

  /** Like {@link #catchUp}, and keeps what the job says of errors. */
  Outcome start(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--catch-up");
    StringWriter errors = new StringWriter();
    CommandLine job = ExitCodes.commandLine(new StreamCommand(keys));
    job.setErr(new PrintWriter(errors));
    return new Outcome(job.execute(all.toArray(String[]::new)), errors.toString());
  }

  /** What the job says where it refuses to start; a failure where it does not. */
  String refusal(String... arguments) {
    Outcome outcome = start(arguments);
    assertThat(outcome.exitCode()).as(outcome.errors()).isEqualTo(ExitCodes.BAD_CONFIGURATION);
    return outcome.errors();
  }

  /** Audits what is there. */
  AuditReport audit() throws IOException, SQLException {
    try (SparkSession spark = CitylakeSession.open(settings(), "test-audit");
        PostgresPool postgres = postgres()) {
      return new Audit(spark, settings(), postgres).run();
    }
  }

  /** The first column of the first row of a query on PostgreSQL. Cheap enough to ask repeatedly. */
  <T> T postgresValue(String sql, Class<T> type) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                keys.get("postgres.url"),
                keys.get("postgres.user"),
                keys.get("postgres.password"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getObject(1, type) : null;
    }
  }

  /** The rows of a query on the lake. */
  List<Row> lake(String sql) throws IOException {
    try (SparkSession spark = CitylakeSession.open(settings(), "test-query")) {
      return spark.sql(sql).collectAsList();
    }
  }

  /** Where the simulator may send its records. */
  KafkaTarget target() {
    return new KafkaTarget(KafkaAddress.of(keys.get("kafka.bootstrap-servers")), topic);
  }

  @Override
  public void close() {
    producer.close();
  }
}
