package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import io.citylake.localstack.SharedStack;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What would lose or repeat records does not start, and says what to do instead. */
class StartIT {
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final int READINGS = 300;

  private City city;

  @BeforeEach
  void foundCityThatHasRun() throws Exception {
    city = City.found(1);
    city.send(readings(MORNING));
    assertThat(city.catchUp()).isZero();
  }

  @AfterEach
  void leaveCity() {
    city.close();
  }

  @Test
  void settingsThatTheCheckpointCannotCarryAreRefusedAllAtOnce() {
    city.with("streaming.shuffle-partitions", "8")
        .with("streaming.watermark", "20m")
        .with("streaming.window.length", "10m")
        .with("streaming.window.slide", "10m");

    assertThat(refusal())
        .contains("citylake: refused to start the windows query")
        .contains("streaming.shuffle-partitions was 2, the configuration says 8")
        .contains("streaming.watermark was PT10M, the configuration says PT20M")
        .contains("streaming.window.length was PT5M, the configuration says PT10M")
        .contains("--new-checkpoint windows");
  }

  @Test
  void lostMetadataFileIsRefused() throws Exception {
    Files.delete(city.directory().resolve("records/metadata"));

    assertThat(refusal()).contains("records query").contains("lost its metadata file");
  }

  @Test
  void lostCheckpointsOverTablesThatAreNotEmptyAreRefused() throws Exception {
    delete(city.directory().resolve("records"));
    assertThat(refusal()).contains("lake.raw.records holds what an earlier one wrote");

    delete(city.directory().resolve("windows"));
    assertThat(refusal("--query", "windows"))
        .contains("live.windows holds what an earlier one wrote");
  }

  @Test
  void checkpointThatWasMadeButNeverBegunIsNoPermissionToReadFromTheStart() throws Exception {
    for (String log : List.of("offsets", "commits", "sources")) {
      delete(city.directory().resolve("records").resolve(log));
    }

    assertThat(refusal()).contains("lake.raw.records holds what an earlier one wrote");
  }

  @Test
  void newCheckpointsGoOnFromWhatIsStoredWithoutLossOrRepetition() throws Exception {
    delete(city.directory().resolve("records"));
    delete(city.directory().resolve("windows"));
    city.send(readings(NOON));

    assertThat(city.catchUp("--new-checkpoint", "records,windows")).isZero();

    assertThat(city.audit().holds()).isTrue();
    assertThat(city.audit().recordsInLake()).isEqualTo(2 * READINGS);
    assertThat(newestWindow()).isGreaterThanOrEqualTo(NOON.getEpochSecond());
  }

  @Test
  void supersededCheckpointIsRefused() throws Exception {
    String before = city.keys().get("streaming.windows.checkpoint");
    city.with("streaming.windows.checkpoint", before + "-2");
    assertThat(city.catchUp("--new-checkpoint", "windows")).isZero();

    city.with("streaming.windows.checkpoint", before);

    assertThat(refusal()).contains("another has committed windows since");
  }

  @Test
  void tablesThatWentBackBehindTheCheckpointAreRefusedUntilANewOneReadsTheGap() throws Exception {
    String atBackup =
        city.postgresValue(
            "select metadata_location from iceberg.iceberg_tables where table_name = 'records'",
            String.class);
    city.send(readings(NOON));
    assertThat(city.catchUp()).isZero();
    city.postgresValue(
        "update iceberg.iceberg_tables set metadata_location = '%s' where table_name = 'records' returning 1"
            .formatted(atBackup),
        Integer.class);
    for (String table : List.of("live.progress_offsets", "live.progress")) {
      city.postgresValue(
          "with gone as (delete from %s where epoch > 0 returning 1) select count(*) from gone"
              .formatted(table),
          Long.class);
    }

    assertThat(refusal("--query", "records")).contains("the last that lake.raw.records knows is 0");
    assertThat(refusal("--query", "windows")).contains("the last that live.windows knows is 0");

    delete(city.directory().resolve("records"));
    delete(city.directory().resolve("windows"));
    assertThat(city.catchUp("--new-checkpoint", "records,windows")).isZero();
    assertThat(city.audit().holds()).isTrue();
    assertThat(city.audit().recordsInLake()).isEqualTo(2 * READINGS);
  }

  @Test
  void expiredOffsetsAreRefusedUntilTheLossIsAcceptedAndTheAuditReportsTheGap() throws Exception {
    city.send(readings(NOON));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedStack.bootstrapServers()))) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(city.topic(), 0), RecordsToDelete.beforeOffset(READINGS + 40)))
          .all()
          .get();
    }

    assertThat(refusal())
        .contains("40 records are gone")
        .contains("kafka.expired-offsets = accept");

    city.with("kafka.expired-offsets", "accept");
    assertThat(city.catchUp()).isZero();
    assertThat(city.audit().holds()).isFalse();
    assertThat(city.audit().partitions().get(0).missing()).isEqualTo(40);
  }

  @Test
  void topicThatDoesNotExistIsRefused() {
    city.with("kafka.topics", "[\"" + city.topic() + "\", \"no-such-topic\"]");

    assertThat(refusal()).contains("no topic no-such-topic").contains("Create it");
  }

  @Test
  void topicThatIsNoLongerAskedForIsRefused() {
    city.with("kafka.topics", "[\"" + SharedStack.newTopic(1) + "\"]");

    assertThat(refusal()).contains("no longer asked for").contains(city.topic());
  }

  @Test
  void brokerThatIsNotThereFailsWithASentence() {
    city.with("kafka.bootstrap-servers", "127.0.0.1:1");

    Outcome outcome = run();

    assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
    assertThat(outcome.errors())
        .contains("no answer from Kafka at 127.0.0.1:1")
        .contains("check kafka.bootstrap-servers");
  }

  @Test
  void badConfigurationShowsAllItsErrorsAtOnce() {
    city.with("streaming.window.length", "5 minuets")
        .with("postgres.url", "mysql://x")
        .with("kafka.starting-offsets", "newest");

    Outcome outcome = run();

    assertThat(outcome.exitCode()).isEqualTo(ExitCodes.BAD_CONFIGURATION);
    assertThat(outcome.errors())
        .contains("3 configuration errors, nothing was started")
        .contains("streaming.window.length = \"5 minuets\"")
        .contains("postgres.url = \"mysql://x\"")
        .contains("kafka.starting-offsets = \"newest\"");
  }

  private record Outcome(int exitCode, String errors) {}

  private Outcome run(String... arguments) {
    StringWriter errors = new StringWriter();
    CommandLine line = ExitCodes.commandLine(new StreamCommand(city.keys()));
    line.setErr(new PrintWriter(errors));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--catch-up");
    return new Outcome(line.execute(all.toArray(String[]::new)), errors.toString());
  }

  private String refusal(String... arguments) {
    Outcome outcome = run(arguments);
    assertThat(outcome.exitCode()).as(outcome.errors()).isEqualTo(ExitCodes.BAD_CONFIGURATION);
    return outcome.errors();
  }

  private static List<String> readings(Instant from) {
    return Payloads.airQuality(from, Duration.ofSeconds(10), READINGS, 3);
  }

  private long newestWindow() throws Exception {
    return city.postgresValue(
        "select extract(epoch from max(window_start))::bigint from live.windows", Long.class);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
