package io.citylake.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.cli.stack.WindowsRead;
import io.citylake.command.ExitCodes;
import io.citylake.localstack.KafkaTopics;
import io.citylake.localstack.SharedStack;
import io.citylake.postgres.Migrate;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.PublishCatalogue;
import io.citylake.replay.ReplayCommand;
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
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A source is described, gets its topic and is streamed by what was built once. */
class OwnSourcesIT {
  private static final String DESCRIPTION =
      """
      topics = [%s]
      format = csv
      columns = [station, time, celsius]
      sensor_id = station
      sensor_type { constant = weather }
      city { constant = Lund }
      event_time { field = time, zone = UTC }
      metrics { temperature = celsius }
      recording { files = ["lund/*.csv"], header = true }
      """;

  @TempDir private Path directory;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String topic;
  private Path sources;

  @BeforeEach
  void describeASourceBesideAStackThatIsUp() throws Exception {
    topic = "lund-" + System.nanoTime();
    sources = Files.createDirectories(directory.resolve("sources"));
    Files.writeString(sources.resolve("lund.conf"), DESCRIPTION.formatted(topic));
    Path recording = Files.createDirectories(directory.resolve("recordings/lund"));
    Files.writeString(
        recording.resolve("day.csv"),
        "station,time,celsius\na,2025-01-15T14:01:00,3.5\na,2025-01-15T14:02:00,4.5\n");
    String url = SharedStack.newDatabase();
    keys.put("kafka.bootstrap-servers", SharedStack.bootstrapServers());
    keys.put("kafka.topics", "[]");
    keys.put("postgres.url", url);
    keys.put("postgres.user", "postgres");
    keys.put("lake.warehouse", directory.resolve("warehouse").toString());
    keys.put("streaming.queries.records.checkpoint", directory.resolve("records").toString());
    keys.put("streaming.queries.windows.checkpoint", directory.resolve("windows").toString());
    keys.put("streaming.shuffle-partitions", "2");
    migrate(url);
  }

  private static void migrate(String url) throws Exception {
    Settings.Postgres postgres =
        ReadSettings.from(
                Optional.empty(),
                Map.of(),
                Map.of("postgres.url", url, "postgres.user", "postgres"))
            .postgres();
    new Migrate(postgres).migrate();
    try (PostgresPool pool = PostgresPool.open(postgres, "own-sources-it")) {
      new PublishCatalogue(pool).publish(ReadCatalogue.defaults());
    }
  }

  @Test
  void sourceInAFolderOfItsOwnIsStreamedWithoutAnythingBuiltAnew() throws Exception {
    String own = "--sources=" + sources;

    assertThat(run(new CreateTopicsCommand(keys), own)).isZero();
    assertThat(
            run(
                new ReplayCommand(keys),
                own,
                "--only=lund",
                "--recordings=" + directory.resolve("recordings")))
        .isZero();
    assertThat(run(new StreamCommand(keys), own, "--catch-up")).isZero();

    assertThat(windows()).isEqualTo("Lund temperature 2 readings, sum 8.0");
  }

  @Test
  void replayInStepLeavesNothingLateThoughItsSourcesAreYearsApart() throws Exception {
    record("lund", LocalDateTime.parse("2025-01-15T14:00:00"));
    record("oslo", LocalDateTime.parse("2015-01-15T14:00:00"));
    Files.writeString(
        sources.resolve("oslo.conf"),
        DESCRIPTION.replace("lund", "oslo").formatted(topic.replace("lund", "oslo")));
    keys.put("streaming.queries.windows.max-records-per-trigger", "4");
    String own = "--sources=" + sources;
    assertThat(run(new CreateTopicsCommand(keys), own)).isZero();

    StreamCommand stream = new StreamCommand(keys);
    CompletableFuture<Integer> streaming =
        CompletableFuture.supplyAsync(() -> ExitCodes.commandLine(stream).execute(own));
    try {
      assertThat(
              run(
                  new ReplayCommand(keys, WindowsRead::of),
                  own,
                  "--only=lund,oslo",
                  "--in-step",
                  "--recordings=" + directory.resolve("recordings")))
          .isZero();
      awaitUntilAllIsRead();
    } finally {
      stream.stop();
    }

    assertThat(streaming.get(1, TimeUnit.MINUTES)).isZero();
    assertThat(readingsInWindows()).isEqualTo(2 * 12);
  }

  /** A reading every five minutes, of an hour. */
  private void record(String city, LocalDateTime start) throws Exception {
    StringBuilder lines = new StringBuilder("station,time,celsius\n");
    for (int i = 0; i < 12; i++) {
      lines.append("a,").append(start.plusMinutes(5L * i)).append(":00,1.5\n");
    }
    Path recording = Files.createDirectories(directory.resolve("recordings/" + city));
    Files.writeString(recording.resolve("day.csv"), lines);
  }

  private void awaitUntilAllIsRead() {
    Map<String, String> all = new LinkedHashMap<>(keys);
    all.put("sources.folders", "[\"" + sources + "\"]");
    Settings settings = ReadSettings.from(Optional.empty(), Map.of(), all);
    try (WindowsRead read = WindowsRead.of(settings, settings.sources().ownTopics())) {
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(read::hasReadAll);
    }
  }

  private long readingsInWindows() throws Exception {
    try (Connection connection =
            DriverManager.getConnection(keys.get("postgres.url"), "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select sum(reading_count) from live.windows")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void missingTopicIsMadeOnceAndWhatIsThereIsOnlyLookedAt() {
    KafkaTopics kafka = new KafkaTopics(SharedStack.bootstrapServers());
    String senders = "senders-" + System.nanoTime();
    kafka.create(senders, 2, Map.of("message.timestamp.type", "CreateTime"));
    String own = "--sources=" + sources;

    assertThat(run(new CreateTopicsCommand(keys), own, "--partitions=3")).isZero();
    assertThat(out.toString().lines()).anyMatch(line -> line.matches(" *" + topic + " +made +3"));
    assertThat(run(new CreateTopicsCommand(keys), own, "--partitions=5", topic, senders)).isZero();

    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches(" *" + topic + " +there +3 +3 partitions, not 5: .*"))
        .anyMatch(line -> line.matches(" *" + senders + " +there +2 +2 partitions, not 5: .*"))
        .anyMatch(
            line ->
                line.matches(
                    " *message.timestamp.type=CreateTime: kafka-configs .* sets LogAppendTime"));
    assertThat(kafka.partitions(topic)).hasValue(3);
    assertThat(kafka.partitions(senders)).hasValue(2);
  }

  @Test
  void whatCannotBeMadeIsToldBeforeAnythingIs() {
    String own = "--sources=" + sources;
    assertThat(
            run(
                new CreateTopicsCommand(keys),
                "--set=kafka.topics-pattern=city-.*",
                "--partitions=0"))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("--partitions = 0", "must be from 1")
        .contains("TOPIC is missing", "kafka.topics-pattern names no topic that could be made");

    assertThat(run(new CreateTopicsCommand(keys), own, "--replication=9", "copies")).isEqualTo(1);
    assertThat(err.toString()).contains("did not make the topics").contains("replication");
  }

  @Test
  void topicThatADescriptionNamesAndKafkaLacksIsToldWithTheCommandThatMakesIt() {
    assertThat(run(new StreamCommand(keys), "--sources=" + sources, "--catch-up")).isEqualTo(2);
    assertThat(err.toString())
        .contains("has no topic " + topic)
        .contains("citylake topics create makes it");
  }

  private String windows() throws Exception {
    try (Connection connection =
            DriverManager.getConnection(keys.get("postgres.url"), "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select city, metric, reading_count, value_sum from live.windows")) {
      row.next();
      return "%s %s %s readings, sum %s"
          .formatted(row.getString(1), row.getString(2), row.getLong(3), row.getDouble(4));
    }
  }

  private int run(Object command, String... arguments) {
    CommandLine line = ExitCodes.commandLine(command);
    return line.setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
