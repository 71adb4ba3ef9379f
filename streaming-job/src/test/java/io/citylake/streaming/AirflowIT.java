package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.citylake.command.ExitCodes;
import io.citylake.localstack.SharedStack;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The DAGs' tests with a real Airflow and Spark's own distribution, where the environment says in
 * {@code AIRFLOW_VENV} and {@code SPARK_DISTRIBUTION} where they are.
 */
class AirflowIT {
  private static final Path AIRFLOW = Path.of("../airflow");
  private static final Path BATCH_JAR = Path.of(System.getProperty("citylake.batch-cluster-jar"));
  private static final Path DEFAULTS = Path.of(System.getProperty("citylake.spark-defaults"));
  private static final String VENV = System.getenv("AIRFLOW_VENV");

  private static final Duration STEP = Duration.ofSeconds(10);

  // The schedule of the marts' DAG is 01:30: the day of the run that it has to catch up with.
  private final LocalDate day =
      LocalDateTime.now(ZoneOffset.UTC).minusMinutes(90).toLocalDate().minusDays(1);

  @TempDir static Path directory;
  private static SparkDistribution spark;

  @BeforeAll
  static void needsAirflowAndSpark() throws IOException {
    assumeTrue(VENV != null, "AIRFLOW_VENV names no environment with Airflow; .ci/run makes one");
    Optional<SparkDistribution> found = SparkDistribution.configured(directory, DEFAULTS);
    assumeTrue(
        found.isPresent(), SparkDistribution.VARIABLE + " names no Spark; .ci/run installs one");
    spark = found.get();
  }

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void everyDagRunsInAirflowAndItsJobsUnderSparksOwnSubmit() throws Exception {
    try (City city = City.found(2).withAirQualityOnly()) {
      city.send(Payloads.airQuality(at(8), STEP, 600, 10));
      city.send(Payloads.airQuality(at(12), STEP, 1, 1));
      assertThat(city.catchUp()).isEqualTo(ExitCodes.DONE);

      Path log = city.directory().resolve("airflow.log");
      int exitCode = runTests(city, log);
      String output = Files.readString(log);

      output.lines().filter(AirflowIT::isSummary).forEach(System.out::println);
      assertThat(exitCode).as(output).isZero();
      assertThat(output).containsPattern("Ran [1-9][0-9]* tests").doesNotContain("skipped=");
    }
  }

  private Instant at(int hour) {
    return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }

  private static boolean isSummary(String line) {
    return line.matches("Ran \\d+ tests? in .*|OK.*|FAILED \\(.*");
  }

  private int runTests(City city, Path log) throws IOException, InterruptedException {
    ProcessBuilder tests =
        new ProcessBuilder(
                VENV + "/bin/python", "-B", "-m", "unittest", "discover", "-v", "-s", "tests")
            .directory(AIRFLOW.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    tests.environment().keySet().removeIf(name -> name.startsWith("AIRFLOW_"));
    tests.environment().putAll(environment(city));
    Process process = tests.start();
    try {
      return process.waitFor();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Map<String, String> environment(City city) throws IOException {
    int port = freePort();
    URI database = URI.create(city.keys().get("postgres.url").replaceFirst("^jdbc:", ""));
    String at = "@127.0.0.1:" + database.getPort();
    Map<String, String> environment = new HashMap<>(spark.environment());
    environment.putAll(
        Map.ofEntries(
            Map.entry("AIRFLOW_VENV", VENV),
            Map.entry("PATH", spark.home() + "/bin:" + VENV + "/bin:/usr/bin:/bin"),
            Map.entry("AIRFLOW_HOME", city.directory().resolve("airflow").toString()),
            Map.entry(
                "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN",
                "postgresql+psycopg2://postgres" + at + nameOf(SharedStack.newDatabase())),
            Map.entry(
                "AIRFLOW__CORE__DAGS_FOLDER", AIRFLOW.resolve("dags").toRealPath().toString()),
            Map.entry("AIRFLOW__CORE__LOAD_EXAMPLES", "False"),
            Map.entry("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS", "True"),
            Map.entry("AIRFLOW__CORE__EXECUTION_API_SERVER_URL", api(port) + "/execution/"),
            // The files do not change: once is enough.
            Map.entry("AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL", "3600"),
            Map.entry("AIRFLOW__API__HOST", "127.0.0.1"),
            Map.entry("AIRFLOW__API__PORT", Integer.toString(port)),
            Map.entry("AIRFLOW__API__BASE_URL", api(port)),
            Map.entry("AIRFLOW__API_AUTH__JWT_SECRET", UUID.randomUUID() + "-" + UUID.randomUUID()),
            Map.entry("AIRFLOW_VAR_CITYLAKE_BATCH_JAR", BATCH_JAR.toString()),
            Map.entry("AIRFLOW_VAR_CITYLAKE_CONFIG", city.configuration().toString()),
            Map.entry(
                "AIRFLOW_CONN_SPARK_DEFAULT", "{\"conn_type\":\"spark\",\"host\":\"local[2]\"}"),
            Map.entry("AIRFLOW_CONN_CITYLAKE_POSTGRES", connection(database)),
            Map.entry("TEST_CITY_DATABASE", "postgresql://postgres" + at + database.getPath()),
            Map.entry("TEST_DAY", day.toString())));
    return environment;
  }

  private static String connection(URI database) {
    return "{\"conn_type\":\"postgres\",\"host\":\"127.0.0.1\",\"login\":\"postgres\",\"port\":%s,\"schema\":\"%s\"}"
        .formatted(database.getPort(), database.getPath().substring(1));
  }

  private static String nameOf(String jdbcUrl) {
    return URI.create(jdbcUrl.replaceFirst("^jdbc:", "")).getPath();
  }

  private static String api(int port) {
    return "http://127.0.0.1:" + port;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
