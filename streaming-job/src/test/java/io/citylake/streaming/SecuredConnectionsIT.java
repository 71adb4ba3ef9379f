package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.audit.AuditCommand;
import io.citylake.command.ExitCodes;
import io.citylake.ingest.KafkaRecords;
import io.citylake.localstack.EmbeddedDatabase;
import io.citylake.postgres.Migrate;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.tables.QueryNames;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.logging.log4j.Level;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.runtime.StreamingQueryWrapper;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Kafka over SASL_SSL with access rules, and PostgreSQL over verified TLS, by configuration alone.
 */
class SecuredConnectionsIT {
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final int READINGS = 200;
  private static final String TOPIC = "city";
  private static final String KAFKA_PASSWORD = "kafka-4711-hush";
  private static final String DATABASE_PASSWORD = "database-4712-hush";

  @TempDir private static Path directory;

  private static CertificateAuthority authority;
  private static CertificateAuthority stranger;
  private static SecuredServers servers;

  @BeforeAll
  static void startServersWithSomeRecords() throws Exception {
    authority = CertificateAuthority.found(directory.resolve("authority")).certifyServer();
    stranger = CertificateAuthority.found(directory.resolve("stranger"));
    servers = SecuredServers.start(directory, authority);
    servers.kafka().createTopic(TOPIC, 2);
    servers.admitToKafka(KAFKA_PASSWORD, TOPIC);
    migrate();
    servers.admitToDatabase(DATABASE_PASSWORD);
    send(Payloads.airQuality(MORNING, Duration.ofSeconds(10), READINGS, 3));
  }

  @AfterAll
  static void stopServers() {
    servers.close();
  }

  @Test
  void streamAndAuditWorkAndNobodyReadsAPassword() throws Exception {
    Outcome streamed;
    Outcome audited;
    String log;
    try (CapturedLog captured = new CapturedLog(Level.INFO)) {
      streamed = run(new StreamCommand(keys()), "--catch-up");
      audited = run(new AuditCommand(keys()));
      log = captured.text();
    }

    assertThat(streamed.exitCode()).as(streamed.output()).isZero();
    assertThat(audited.exitCode()).as(audited.output()).isZero();
    assertThat(audited.output()).contains("every record accounted for");
    assertThat(log)
        .contains("sasl.jaas.config = [hidden]")
        .contains("Streaming query made progress");
    assertTellsNothing(log + streamed.output() + audited.output());
  }

  @Test
  void planAndSettingsOfASessionTellNoPassword() throws Exception {
    Settings settings = settings(keys());
    try (SparkSession spark = CitylakeSession.open(settings, "test-plan")) {
      StreamingQuery query =
          KafkaRecords.stream(
                  spark, settings, settings.streaming().query(QueryNames.RECORDS), "earliest")
              .writeStream()
              .format("noop")
              .option("checkpointLocation", directory.resolve("plan").toString())
              .trigger(Trigger.AvailableNow())
              .start();
      query.awaitTermination();

      String plan = ((StreamingQueryWrapper) query).streamingQuery().explainInternal(true);
      assertThat(plan).containsIgnoringCase("kafka");
      assertTellsNothing(plan);
      assertTellsNothing(query.lastProgress().json());
      assertTellsNothing(spark.sql("set").collectAsList().toString());
    }
  }

  @Test
  void brokerOfAnUnknownAuthorityIsRefused() throws Exception {
    Map<String, String> keys = keys();
    keys.put("kafka.properties-file", kafkaProperties(stranger).toString());

    Outcome outcome = run(new StreamCommand(keys), "--catch-up");

    assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
    assertThat(outcome.output())
        .contains("Kafka at " + servers.encryptedBootstrapServers() + " is not trusted");
    assertTellsNothing(outcome.output());
  }

  @Test
  void databaseOfAnUnknownAuthorityIsRefused() throws Exception {
    Map<String, String> keys = keys();
    keys.put("postgres.url", servers.databaseUrl(stranger.certificate()));

    Outcome outcome = run(new StreamCommand(keys), "--catch-up");

    assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
    assertThat(outcome.output())
        .contains("PostgreSQL at jdbc:postgresql://127.0.0.1", "is not trusted", "sslrootcert");
    assertTellsNothing(outcome.output());
  }

  @Test
  void databaseAdmitsNobodyUnencrypted() throws Exception {
    Map<String, String> keys = keys();
    keys.put(
        "postgres.url",
        servers.databaseUrl(authority.certificate()).replaceFirst("\\?.*", "?sslmode=disable"));

    Outcome outcome = run(new StreamCommand(keys), "--catch-up");

    assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
    assertThat(outcome.output()).contains("refused the user citylake_job", "no encryption");
  }

  private record Outcome(int exitCode, String output) {}

  private static Outcome run(Object command, String... arguments) {
    StringWriter output = new StringWriter();
    PrintWriter printer = new PrintWriter(output);
    CommandLine line = ExitCodes.commandLine(command).setOut(printer).setErr(printer);
    int exitCode = line.execute(arguments);
    return new Outcome(exitCode, output.toString());
  }

  private static void assertTellsNothing(String text) {
    assertThat(text.contains(KAFKA_PASSWORD)).as("Kafka's password is told").isFalse();
    assertThat(text.contains(DATABASE_PASSWORD)).as("PostgreSQL's password is told").isFalse();
  }

  /** What {@code docs/security.md} shows as files. */
  private static Map<String, String> keys() throws Exception {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("kafka.bootstrap-servers", servers.encryptedBootstrapServers());
    keys.put("kafka.topics", "[\"" + TOPIC + "\"]");
    keys.put("kafka.properties-file", kafkaProperties(authority).toString());
    keys.put("postgres.url", servers.databaseUrl(authority.certificate()));
    keys.put("postgres.user", SecuredServers.USER);
    keys.put(
        "postgres.password-file",
        Files.writeString(directory.resolve("password"), DATABASE_PASSWORD + "\n").toString());
    keys.put("lake.warehouse", directory.resolve("warehouse").toString());
    keys.put("streaming.queries.records.checkpoint", directory.resolve("records").toString());
    keys.put("streaming.queries.windows.checkpoint", directory.resolve("windows").toString());
    keys.put("streaming.shuffle-partitions", "2");
    return keys;
  }

  private static Path kafkaProperties(CertificateAuthority trusted) throws Exception {
    return Files.writeString(
        Files.createTempFile(directory, "kafka", ".properties"),
        """
        security.protocol = SASL_SSL
        ssl.truststore.type = PEM
        ssl.truststore.location = %s
        sasl.mechanism = SCRAM-SHA-512
        sasl.jaas.config = org.apache.kafka.common.security.scram.ScramLoginModule required \
            username="%s" password="%s";
        """
            .formatted(trusted.certificate(), SecuredServers.USER, KAFKA_PASSWORD));
  }

  private static Settings settings(Map<String, String> keys) {
    return ReadSettings.from(Optional.empty(), Map.of(), keys);
  }

  private static void migrate() {
    Settings.Postgres owner =
        settings(
                Map.of(
                    "postgres.url",
                    servers.databaseUrl(authority.certificate()),
                    "postgres.user",
                    EmbeddedDatabase.OWNER))
            .postgres();
    new Migrate(owner).migrate();
  }

  private static void send(List<String> payloads) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers.kafka().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (String payload : payloads) {
        sent.add(
            producer.send(new ProducerRecord<>(TOPIC, payload.getBytes(StandardCharsets.UTF_8))));
      }
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    }
  }
}
