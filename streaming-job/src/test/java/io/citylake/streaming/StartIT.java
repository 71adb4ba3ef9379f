package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import io.citylake.localstack.SharedStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What would lose or repeat records does not start, and says what to do instead. Nothing starts
 * here, so one city that has run serves all tests, each with checkpoints of its own to spoil.
 */
class StartIT {
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final int READINGS = 300;

  private static City founded;

  @TempDir private Path checkpoints;
  private City city;

  @BeforeAll
  static void foundCityThatHasRun() throws Exception {
    founded = City.found(1);
    founded.send(Payloads.airQuality(MORNING, Duration.ofSeconds(10), READINGS, 3));
    assertThat(founded.catchUp()).isZero();
  }

  @AfterAll
  static void leaveCity() {
    founded.close();
  }

  @BeforeEach
  void copyCheckpoints() throws Exception {
    city = founded.withCopiedCheckpoints(checkpoints);
  }

  @AfterEach
  void leaveCopy() {
    city.close();
  }

  @Test
  void settingsThatTheCheckpointCannotCarryAreRefusedAllAtOnce() {
    city.with("streaming.shuffle-partitions", "8")
        .with("streaming.watermark", "20m")
        .with("streaming.window.length", "10m")
        .with("streaming.window.slide", "10m");

    assertThat(city.refusal())
        .contains("citylake: refused to start the windows query")
        .contains("streaming.shuffle-partitions was 2, the configuration says 8")
        .contains("streaming.watermark was PT10M, the configuration says PT20M")
        .contains("streaming.window.length was PT5M, the configuration says PT10M")
        .contains("--new-checkpoint windows");
  }

  @Test
  void metricThatIsGoneFromTheCatalogueIsRefused(@TempDir Path folder) throws Exception {
    Path sensors = folder.resolve("sensors.conf");
    Files.writeString(
        sensors,
        """
        sensors {
          air_quality {
            entity = "", cadence = 60s
            metrics { pm10 { unit = "ug/m3", min = 0, max = 2000, description = "", aliases = [] } }
          }
        }
        """);
    city.with("catalogue.sensors-file", sensors.toString()).with("sources.packed", "false");

    assertThat(city.refusal("--query", "windows"))
        .contains("the catalogue had pm2_5 of air_quality")
        .contains("the catalogue had temperature of weather")
        .contains("--new-checkpoint windows");
  }

  @Test
  void checkpointThatRemembersReadingsWithoutTheirMetricsIsRefused() throws Exception {
    Path contract = checkpoints.resolve("windows/citylake-contract.json");
    String before =
        Files.readString(contract).replaceFirst("\"reading.identity\" : \"[^\"]*\",", "");
    assertThat(before).isNotEqualTo(Files.readString(contract));
    Files.writeString(contract, before);

    assertThat(city.refusal("--query", "windows"))
        .contains("remembers readings by sensor and event")
        .contains("streaming.queries.windows.checkpoint")
        .contains("--new-checkpoint windows");
  }

  @Test
  void lostMetadataFileIsRefused() throws Exception {
    Files.delete(checkpoints.resolve("records/metadata"));

    assertThat(city.refusal()).contains("records query").contains("lost its metadata file");
  }

  @Test
  void lostCheckpointsOverTablesThatAreNotEmptyAreRefused() throws Exception {
    FileUtils.deleteDirectory(checkpoints.resolve("records").toFile());
    assertThat(city.refusal()).contains("lake.raw.records holds what an earlier one wrote");

    FileUtils.deleteDirectory(checkpoints.resolve("windows").toFile());
    assertThat(city.refusal("--query", "windows"))
        .contains("live.windows holds what an earlier one wrote");
  }

  @Test
  void checkpointThatWasMadeButNeverBegunIsNoPermissionToReadFromTheStart() throws Exception {
    for (String log : List.of("offsets", "commits", "sources")) {
      FileUtils.deleteDirectory(checkpoints.resolve("records").resolve(log).toFile());
    }

    assertThat(city.refusal()).contains("lake.raw.records holds what an earlier one wrote");
  }

  @Test
  void topicThatDoesNotExistIsRefused() {
    city.with("kafka.topics", "[\"" + city.topic() + "\", \"no-such-topic\"]");

    assertThat(city.refusal())
        .contains("no topic no-such-topic")
        .contains("citylake topics create");
  }

  @Test
  void topicThatIsNoLongerAskedForIsRefused() {
    city.with("kafka.topics", "[\"" + SharedStack.newTopic(1) + "\"]");

    assertThat(city.refusal()).contains("no longer asked for").contains(city.topic());
  }

  @Test
  void brokerThatIsNotThereFailsWithASentence() {
    city.with("kafka.bootstrap-servers", "127.0.0.1:1");

    Outcome outcome = city.start();

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

    Outcome outcome = city.start();

    assertThat(outcome.exitCode()).isEqualTo(ExitCodes.BAD_CONFIGURATION);
    assertThat(outcome.errors())
        .contains("3 configuration errors, nothing was started")
        .contains("streaming.window.length = \"5 minuets\"")
        .contains("postgres.url = \"mysql://x\"")
        .contains("kafka.starting-offsets = \"newest\"");
  }
}
