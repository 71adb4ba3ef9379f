package io.citylake.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadSettingsTest {
  private static final Path RESOURCES = Path.of("src/test/resources/io/citylake/config");

  @TempDir private Path directory;

  @Test
  void everythingThatIsWrongIsSaidAtOnce() throws IOException {
    assertThatThrownBy(() -> inFile(RESOURCES.resolve("faulty-citylake.conf")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage(Files.readString(RESOURCES.resolve("faulty-citylake.golden")).strip());
  }

  /** A default that changes changes what running installations do: it is said here too. */
  @Test
  void everyDefaultIsPinned() throws IOException {
    assertThat(defaults().effective())
        .containsExactlyElementsOf(Files.readAllLines(RESOURCES.resolve("defaults.golden")));
  }

  @Test
  void defaultsArriveWhereTheyAreUsed() {
    Settings settings = defaults();

    assertThat(settings.kafka().topics()).containsExactly("smart-city-sensors");
    assertThat(settings.kafka().expiredOffsets()).isEqualTo(Settings.ExpiredOffsets.REFUSE);
    assertThat(settings.limits().futureTolerance()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.limits().earliestEventTime())
        .isEqualTo(Instant.parse("2000-01-01T00:00:00Z"));
    assertThat(settings.limits().maxRecordBytes()).isEqualTo(1 << 20);
    assertThat(settings.streaming().run()).containsExactly("records", "windows");
    assertThat(settings.streaming().watermark()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.streaming().window())
        .isEqualTo(new Settings.WindowShape(Duration.ofMinutes(5), Duration.ofMinutes(5)));
    assertThat(settings.streaming().query("records").trigger()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.streaming().query("windows").trigger()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.catalogue().types()).hasSize(10);
    assertThat(settings.postgres().retryFor()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void fileOverridesDefaultsEnvironmentOverridesFileAndOptionOverridesAll() throws IOException {
    Path file =
        conf(
            """
            postgres { user = from-file, max-connections = 7 }
            streaming.watermark = 20m
            """);
    Map<String, String> environment =
        Map.of("CITYLAKE_POSTGRES_USER", "from-environment", "CITYLAKE_STREAMING_WATERMARK", "30m");

    Settings settings =
        ReadSettings.from(Optional.of(file), environment, Map.of("streaming.watermark", "40m"));

    assertThat(settings.postgres().maxConnections()).isEqualTo(7);
    assertThat(settings.postgres().user()).isEqualTo("from-environment");
    assertThat(settings.streaming().watermark()).isEqualTo(Duration.ofMinutes(40));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CITYLAKE_KAFKA_TOPICS       | [a, \"b\"]       | kafka.topics = [\"a\",\"b\"]",
        "CITYLAKE_KAFKA_BOOTSTRAP_SERVERS | one:1,two:2 | kafka.bootstrap-servers = \"one:1,two:2\"",
        "CITYLAKE_STREAMING_WINDOW_SLIDE | 1m           | streaming.window.slide = \"1m\"",
        "CITYLAKE_STREAMING_QUERIES_WINDOWS_MAX_RECORDS_PER_TRIGGER | 5 | streaming.queries.windows.max-records-per-trigger = \"5\"",
        "CITYLAKE_LAKE_PROPERTIES_JDBC_SCHEMA_VERSION | V0  | lake.properties.jdbc.schema-version = \"V0\"",
      })
  void everyKeyHasItsEnvironmentVariable(String variable, String value, String effective) {
    assertThat(inEnvironment(Map.of(variable, value)).effective()).contains(effective);
  }

  @Test
  void misspeltOptionIsAnErrorWithASuggestion() {
    assertThatThrownBy(() -> withOptions(Map.of("streaming.watermak", "5m")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage(
            """
            citylake: 1 configuration error, nothing was started
              streaming.watermak = "5m"   --set   no such key; did you mean streaming.watermark?""");
  }

  @Test
  void keysThatHaveMovedAreNamedWithTheirNewPlaceTogetherWithTheRest() throws IOException {
    Path file =
        conf(
            """
            streaming {
              queries = [windows]
              records { trigger = 5s, checkpoint = ${folder} }
              watermark = soon
            }
            folder = "/city/records"
            """);
    Map<String, String> environment = Map.of("CITYLAKE_STREAMING_WINDOWS_TRIGGER", "2s");
    Map<String, String> options = Map.of("streaming.windows.checkpoint", "/city/windows");

    BadConfiguration bad =
        catchThrowableOfType(
            BadConfiguration.class,
            () -> ReadSettings.from(Optional.of(file), environment, options));

    assertThat(bad.problems())
        .contains(
            new ConfigProblem(
                "streaming.windows.trigger",
                "2s",
                "environment variable CITYLAKE_STREAMING_WINDOWS_TRIGGER",
                "has moved: set CITYLAKE_STREAMING_QUERIES_WINDOWS_TRIGGER"),
            new ConfigProblem(
                "streaming.windows.checkpoint",
                "\"/city/windows\"",
                "--set",
                "has moved: set streaming.queries.windows.checkpoint"),
            new ConfigProblem(
                "streaming.queries", "[\"windows\"]", file + ":2", "has moved: set streaming.run"),
            new ConfigProblem(
                "streaming.records.trigger",
                "\"5s\"",
                file + ":3",
                "has moved: set streaming.queries.records.trigger"))
        .extracting(ConfigProblem::key)
        .contains("streaming.records.checkpoint", "streaming.watermark")
        .hasSize(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5m   | 10m  | longer than the window: readings between two would be in none",
        "5m   | 2m   | does not divide the window's length of 300 s",
        "5m   | 1us  | must be whole milliseconds",
        "1us  | 1us  | must be whole milliseconds",
      })
  void windowsThatDoNotFitTogetherAreAnError(String length, String slide, String remedy) {
    assertThatThrownBy(
            () ->
                withOptions(
                    Map.of("streaming.window.length", length, "streaming.window.slide", slide)))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("streaming.window.")
        .hasMessageContaining(remedy);
  }

  @Test
  void topicsPatternStandsInForTheListOfTopics() {
    Settings settings = withOptions(Map.of("kafka.topics-pattern", "city-.*"));

    assertThat(settings.kafka().topicsPattern()).contains("city-.*");
    assertThat(settings.kafka().topics()).isEmpty();
  }

  @Test
  void lakesCatalogueSharesTheServingDatabaseUnlessItHasItsOwn() {
    Map<String, String> shared =
        withOptions(
                Map.of(
                    "postgres.url", "jdbc:postgresql://db/city",
                    "postgres.user", "anna",
                    "postgres.password", "open sesame"))
            .lake()
            .properties();
    Map<String, String> own =
        withOptions(Map.of("lake.properties.uri", "jdbc:postgresql://other/catalog"))
            .lake()
            .properties();

    assertThat(shared)
        .containsEntry("uri", "jdbc:postgresql://db/city?currentSchema=iceberg")
        .containsEntry("jdbc.user", "anna")
        .containsEntry("jdbc.password", "open sesame");
    assertThat(own)
        .containsEntry("uri", "jdbc:postgresql://other/catalog")
        .doesNotContainKey("jdbc.password");
  }

  @Test
  void catalogueAndDescriptionsOfTheUsersOwnAreCheckedTogetherWithTheRest() throws IOException {
    Path sensors =
        conf(
            "sensors.conf",
            """
            sensors.lamp { entity = Streetlight, cadence = 60s, metrics {
              power { unit = kW, min = 2, max = 1, aliases = [], description = "" } } }
            """);
    Path sources = Files.createDirectory(directory.resolve("sources"));
    conf("sources/lamps.conf", "format = jsonn");
    Map<String, String> options =
        Map.of(
            "catalogue.sensors-file",
            sensors.toString(),
            "sources.packed",
            "false",
            "sources.folders",
            "[\"" + sources + "\"]",
            "streaming.watermark",
            "soon");

    BadConfiguration bad = catchThrowableOfType(BadConfiguration.class, () -> withOptions(options));

    assertThat(bad.problems())
        .extracting(ConfigProblem::key)
        .contains("sensors.lamp.metrics.power.max", "format", "streaming.watermark");
  }

  @Test
  void topicsOfOwnDescriptionsAreReadBesidesThoseThatAreNamed() throws IOException {
    Files.createDirectory(directory.resolve("sources"));
    Path own =
        conf(
                "sources/lake.conf",
                """
                topics = [lake-levels]
                format = json
                sensor_id = id
                sensor_type { constant = weather }
                event_time = time
                metrics { temperature = t }
                """)
            .getParent();
    Map<String, String> folders = Map.of("sources.folders", "[\"" + own + "\"]");

    assertThat(withOptions(folders).kafka().topics())
        .containsExactly("smart-city-sensors", "lake-levels");
    assertThat(with(folders, "sources.read", "false").kafka().topics())
        .containsExactly("smart-city-sensors");
    assertThat(with(folders, "kafka.topics", "[]").kafka().topics()).containsExactly("lake-levels");
    assertThat(with(folders, "kafka.topics-pattern", "city-.*").kafka().topicsPattern())
        .hasValueSatisfying(
            pattern ->
                assertThat(List.of("city-a", "lake-levels", "lake-levels-2"))
                    .filteredOn(topic -> topic.matches(pattern))
                    .containsExactly("city-a", "lake-levels"));
    assertThat(with(folders, "kafka.topics-pattern", "lake-.*").kafka().topicsPattern())
        .hasValue("lake-.*");
  }

  private Settings with(Map<String, String> options, String key, String value) {
    Map<String, String> all = new HashMap<>(options);
    all.put(key, value);
    return withOptions(all);
  }

  @Test
  void folderThatOnceTookThePlaceOfThePackedDescriptionsIsToldWhereItStandsNow() {
    assertThatThrownBy(() -> withOptions(Map.of("catalogue.sources-directory", "/city/sources")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(
            "catalogue.sources-directory = \"/city/sources\"   --set   has moved: set sources.folders"
                + " to a list of folders, and sources.packed = false");
  }

  @Test
  void ownCatalogueThatThePackedDescriptionsDoNotFitIsSaidTogetherWithTheRest() throws IOException {
    Path sensors =
        conf(
            "sensors.conf",
            """
            sensors.lamp { entity = Streetlight, cadence = 60s, metrics {
              power { unit = kW, min = 1, max = 2, aliases = [], description = "" } } }
            """);

    BadConfiguration bad =
        catchThrowableOfType(
            BadConfiguration.class,
            () ->
                withOptions(
                    Map.of(
                        "catalogue.sensors-file",
                        sensors.toString(),
                        "streaming.watermark",
                        "soon")));

    assertThat(bad.problems())
        .extracting(ConfigProblem::key)
        .containsExactlyInAnyOrder("catalogue.sensors-file", "streaming.watermark");
  }

  @Test
  void configurationFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> inFile(directory.resolve("nowhere.conf")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("--config = ")
        .hasMessageContaining("nowhere.conf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka {",
        "kafka = [",
        "kafka.bootstrap-servers = ${nowhere}",
      })
  void configurationFileThatCannotBeReadIsNamed(String text) throws IOException {
    Path file = conf(text);

    assertThatThrownBy(() -> inFile(file))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(file.getFileName().toString());
  }

  static List<String> everyKey() {
    return defaults().effective().stream().map(line -> line.split(" = ", 2)[0]).toList();
  }

  @ParameterizedTest
  @MethodSource("everyKey")
  void nonsenseGivesSettingsOrConfigurationErrorsAndNothingElse(String key) {
    String path = key.equals("lake.properties.jdbc.schema-version") ? quotedLast(key) : key;
    for (String nonsense :
        List.of(
            "",
            " ",
            "x",
            "-1",
            "1e400",
            "NaN",
            "99999999999999999999",
            "1us",
            "[",
            "[]",
            "{}",
            "[[1], {a: 2}]",
            "999999999d",
            "\u0000",
            "${x}",
            "%s")) {
      try {
        assertThat(withOptions(Map.of(path, nonsense))).as(key + " = " + nonsense).isNotNull();
      } catch (BadConfiguration bad) {
        assertThat(bad).as(key + " = " + nonsense).hasMessageContaining(key);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres.max-connections                         | 1    | 0    | must be from 1 to 100",
        "postgres.max-connections                         | 100  | 101  | must be from 1 to 100",
        "streaming.shuffle-partitions                     | 10000 | 10001 | must be from 1 to 10,000",
        "batch.shuffle-partitions                         | 100000 | 100001 | must be from 1 to 100,000",
        "batch.maintenance.days-ahead                     | 366  | 367  | must be from 1 to 366",
        "streaming.queries.windows.max-records-per-trigger | 1   | 0    | must be at least 1",
        "streaming.queries.records.max-records-per-trigger | 9223372036854775807 | 0 | must be at least 1",
        "batch.maintenance.target-file-size               | 1MiB | 1048575 | must be at least 1MiB",
        "validation.max-record-size                       | 1B   | 0    | must be from 1 byte to 2 GiB",
        "validation.max-record-size                       | 2GiB | 2147483649 | must be from 1 byte to 2 GiB",
        "kafka.starting-offsets                           | latest | newest | choose one of earliest, latest",
        "streaming.run                                    | [windows] | [] | choose from records, windows",
        "streaming.run                                    | [records] | [alerts] | choose from records, windows",
        "streaming.run                                    | [records] | records | not a list: write [\"a\", \"b\"]",
        "kafka.topics                                     | [city] | city | not a list: write [\"a\", \"b\"]",
        "kafka.topics                                     | [city] | [] | name at least one topic, or set topics-pattern",
        "streaming.queries.windows.checkpoint             | here | ''   | name a folder that outlives the application",
        "postgres.url | jdbc:postgresql://db/city | jdbc:mysql://db/city | write jdbc:postgresql://host:port/database",
      })
  void valuesAreTakenUpToWhatIsDeclaredAndRefusedBeyondWithItsWords(
      String key, String good, String bad, String remedy) {
    assertThat(withOptions(Map.of(key, good)).effective()).contains(shown(key, good));
    assertThatThrownBy(() -> withOptions(Map.of(key, bad)))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("1 configuration error,")
        .hasMessageEndingWith(remedy);
  }

  private static String shown(String key, String value) {
    String list = value.replace("[", "[\"").replace("]", "\"]");
    return key + " = " + (value.startsWith("[") ? list : "\"" + value + "\"");
  }

  @Test
  void timesBeforeTheFirstWatermarkAreNeverBelieved() {
    String key = "validation.earliest-event-time";

    assertThatThrownBy(() -> withOptions(Map.of(key, "1900-01-01T00:00:00Z")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("must be 1970-01-02T00:00:00Z or later");
    assertThat(withOptions(Map.of(key, "1970-01-02T00:00:00Z")).limits().earliestEventTime())
        .isEqualTo("1970-01-02T00:00:00Z");
  }

  @Test
  void anotherProgramsNameIsOneKeyWithItsDots() throws IOException {
    Path file =
        conf(
            """
            storage.properties { fs.s3a.endpoint.region = one, "fs.s3a.endpoint" = "http://here" }
            """);
    Map<String, String> options =
        Map.of(
            "storage.properties.fs.s3a.endpoint", "http://there",
            "storage.properties.\"fs.s3a.endpoint.region\"", "two",
            "kafka.properties.client.id", "city");

    Settings settings = ReadSettings.from(Optional.of(file), Map.of(), options);

    assertThat(inFile(file).storage().properties())
        .containsOnly(
            Map.entry("fs.s3a.endpoint", "http://here"),
            Map.entry("fs.s3a.endpoint.region", "one"));
    assertThat(settings.storage().properties())
        .containsOnly(
            Map.entry("fs.s3a.endpoint", "http://there"),
            Map.entry("fs.s3a.endpoint.region", "two"));
    assertThat(settings.kafka().properties()).contains(Map.entry("client.id", "city"));
  }

  @Test
  void abortedRecordsAreReadOnlyWhereThePropertiesSaySo() {
    String level = "kafka.properties.\"isolation.level\"";

    assertThat(withOptions(Map.of()).kafka().readsCommittedOnly()).isTrue();
    assertThat(withOptions(Map.of(level, "read_uncommitted")).kafka().readsCommittedOnly())
        .isFalse();
    assertThatThrownBy(() -> withOptions(Map.of(level, "serializable")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("choose read_committed or read_uncommitted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a..b", "", ".", "kafka.", "kafka", "kafka.properties", "lake.properties"})
  void optionThatIsNoKeyIsAConfigurationError(String key) {
    assertThatThrownBy(() -> withOptions(Map.of(key, "x"))).isInstanceOf(BadConfiguration.class);
  }

  @Test
  void clientPropertiesThatSparkRefusesAreConfigurationErrorsAllAtOnce() throws IOException {
    Path secrets =
        Files.writeString(directory.resolve("client.properties"), "enable.auto.commit=true\n");
    Path file =
        conf(
            """
            kafka.properties { auto.offset.reset = latest, "interceptor.classes" = x, "client.id" = city }
            kafka.properties-file = "%s"
            """
                .formatted(secrets));

    assertThatThrownBy(() -> inFile(file))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("kafka.properties.\"auto.offset.reset\" = \"latest\"")
        .hasMessageContaining("set kafka.starting-offsets")
        .hasMessageContaining("kafka.properties.\"interceptor.classes\" = \"x\"")
        .hasMessageContaining("kafka.properties-file")
        .hasMessageContaining("holds enable.auto.commit")
        .hasMessageContaining("3 configuration errors");
  }

  @ParameterizedTest
  @FieldSource("NOT_TO_SET")
  void eachOfThemIsRefused(String name) {
    assertThatThrownBy(() -> withOptions(Map.of("kafka.properties." + name, "x")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(name);
  }

  static final Set<String> NOT_TO_SET = ClientProperties.NOT_TO_SET.keySet();

  private static String quotedLast(String key) {
    return key.replace("jdbc.schema-version", "\"jdbc.schema-version\"");
  }

  private Path conf(String text) throws IOException {
    return conf("citylake.conf", text);
  }

  private Path conf(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static Settings defaults() {
    return ReadSettings.from(Optional.empty(), Map.of(), Map.of());
  }

  private static Settings inFile(Path file) {
    return ReadSettings.from(Optional.of(file), Map.of(), Map.of());
  }

  private static Settings inEnvironment(Map<String, String> environment) {
    return ReadSettings.from(Optional.empty(), environment, Map.of());
  }

  private static Settings withOptions(Map<String, String> options) {
    return ReadSettings.from(Optional.empty(), Map.of(), options);
  }
}
