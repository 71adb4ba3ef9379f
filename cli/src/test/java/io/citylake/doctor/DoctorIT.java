package io.citylake.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.command.ExitCodes;
import io.citylake.doctor.Doctor.Report;
import io.citylake.localstack.SharedStack;
import io.citylake.postgres.Migrate;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.PublishCatalogue;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.streaming.StreamCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with a stack that has run is named, each with its remedy. */
class DoctorIT {
  private static final String USER = "doctor_it";
  private static final String PASSWORD = "well-kept";

  @TempDir private static Path directory;

  private static final Map<String, String> PREPARED = new LinkedHashMap<>();

  @BeforeAll
  static void prepareStackThatHasRun() throws Exception {
    String url = SharedStack.newDatabase();
    String topic = SharedStack.newTopic(2);
    migrate(url);
    makeUserWithPassword(url);
    PREPARED.put("kafka.bootstrap-servers", SharedStack.bootstrapServers());
    PREPARED.put("kafka.topics", "[\"" + topic + "\"]");
    PREPARED.put("postgres.url", withoutUser(url));
    PREPARED.put("postgres.user", USER);
    PREPARED.put("postgres.password", PASSWORD);
    PREPARED.put("lake.warehouse", directory.resolve("warehouse").toString());
    PREPARED.put("streaming.queries.records.checkpoint", directory.resolve("records").toString());
    PREPARED.put("streaming.queries.windows.checkpoint", directory.resolve("windows").toString());
    PREPARED.put("streaming.shuffle-partitions", "2");
    send(topic);
    assertThat(ExitCodes.commandLine(new StreamCommand(PREPARED)).execute("--catch-up")).isZero();
  }

  @Test
  void stackThatHasRunIsWell() throws Exception {
    assertThat(examined(Map.of()))
        .contains("no authorizer")
        .contains(PREPARED.get("postgres.user") + " holds the ")
        .contains("raw.records was written")
        .contains("goes on after epoch")
        .doesNotContain("FAILED")
        .doesNotContain("skipped")
        .contains("exit code 0");
  }

  @Test
  void wrongPasswordIsNamedAndNotShown() throws Exception {
    assertThat(examined(Map.of("postgres.password", "wrong-one")))
        .contains("password authentication failed for user \"doctor_it\"")
        .contains("-> correct postgres.user and its password")
        .contains("skipped  migrations          PostgreSQL failed")
        .doesNotContain("wrong-one")
        .contains("exit code 1");
  }

  @Test
  void absentTopicIsNamed() throws Exception {
    assertThat(examined(Map.of("kafka.topics", "[\"no-such-topic\"]")))
        .contains("no topic no-such-topic")
        .contains("-> citylake topics create makes it")
        .contains("exit code 1");
  }

  @Test
  void brokerThatIsNotThereIsNamed() throws Exception {
    assertThat(examined(Map.of("kafka.bootstrap-servers", "127.0.0.1:1")))
        .contains("127.0.0.1:1: Connection refused")
        .contains("-> start the broker, or correct kafka.bootstrap-servers")
        .contains("exit code 1");
  }

  @Test
  void databaseWithoutMigrationsIsNamed() throws Exception {
    String empty = withoutUser(SharedStack.newDatabase());

    assertThat(examined(Map.of("postgres.url", empty, "postgres.user", "postgres")))
        .contains("has none of Citylake's tables")
        .contains("-> run citylake migrate")
        .contains("skipped  privileges          migrations failed")
        .contains("exit code 1");
  }

  @Test
  void checkpointsThatDoNotFitTheConfigurationAreNamed() throws Exception {
    assertThat(
            examined(
                Map.of(
                    "streaming.shuffle-partitions",
                    "5",
                    "streaming.queries.records.checkpoint",
                    directory.resolve("elsewhere").toString())))
        .contains("There is no checkpoint at " + directory.resolve("elsewhere"))
        .contains("start with --new-checkpoint records")
        .contains("streaming.shuffle-partitions was 2, the configuration says 5")
        .contains("exit code 1");
    assertThat(directory.resolve("elsewhere")).doesNotExist();
  }

  private static String examined(Map<String, String> changes) throws Exception {
    Map<String, String> keys = new LinkedHashMap<>(PREPARED);
    keys.putAll(changes);
    Settings settings = ReadSettings.from(Optional.empty(), Map.of(), keys);
    StringWriter text = new StringWriter();
    int code = new Doctor(settings, directory).examine(new PrintWriter(text), Report.TEXT);
    return text + "exit code " + code;
  }

  private static void migrate(String url) throws Exception {
    Settings.Postgres owner =
        ReadSettings.from(
                Optional.empty(),
                Map.of(),
                Map.of("postgres.url", withoutUser(url), "postgres.user", "postgres"))
            .postgres();
    new Migrate(owner).migrate();
    try (PostgresPool postgres = PostgresPool.open(owner, "test")) {
      new PublishCatalogue(postgres).publish(ReadCatalogue.defaults());
    }
  }

  /** The embedded server asks nobody else for a password. */
  private static void makeUserWithPassword(String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create role %s login password '%s' in role citylake_writer".formatted(USER, PASSWORD));
      statement.execute("alter role %s set role = citylake_writer".formatted(USER));
      Path rules;
      try (ResultSet file = statement.executeQuery("show hba_file")) {
        file.next();
        rules = Path.of(file.getString(1));
      }
      String first = "host all %s 127.0.0.1/32 scram-sha-256%n".formatted(USER);
      Files.writeString(rules, first + Files.readString(rules));
      statement.execute("select pg_reload_conf()");
    }
  }

  private static void send(String topic) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedStack.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  topic,
                  """
              {"sensor_id": "air-1", "sensor_type": "air_quality", "city": "Warsaw",
               "event_time": "2026-01-15T08:00:00Z", "metrics": {"pm2_5": 17.4}}"""))
          .get();
    }
  }

  private static String withoutUser(String url) {
    return url.replaceFirst("\\?.*", "");
  }
}
