package io.citylake.streaming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Spark as people install it.
 *
 * @param home what {@code SPARK_HOME} says
 * @param configuration what {@code SPARK_CONF_DIR} says
 */
record SparkDistribution(Path home, Path configuration) {
  /** Names its folder in the environment; {@code .ci/run} installs one. */
  static final String VARIABLE = "SPARK_DISTRIBUTION";

  // Jobs that run for a minute are not worth the second compiler's work, nor plans of a few records
  // that they be made anew at each stage.
  private static final String SMALL_AND_QUICK =
      """

      spark.driver.memory              1g
      spark.driver.defaultJavaOptions  -XX:+UseSerialGC -XX:TieredStopAtLevel=1
      spark.executor.memory            768m
      spark.executor.extraJavaOptions  -XX:+UseSerialGC -XX:TieredStopAtLevel=1
      spark.sql.adaptive.enabled       false
      """;

  /**
   * Configures the one that the environment names; empty where it names none.
   *
   * @param configuration made, for the {@code spark-defaults.conf}
   * @param defaults the one that the docs tell to use; sizes for this machine are added
   */
  static Optional<SparkDistribution> configured(Path configuration, Path defaults)
      throws IOException {
    String home = System.getenv(VARIABLE);
    if (home == null) {
      return Optional.empty();
    }
    Files.createDirectories(configuration);
    Files.writeString(
        configuration.resolve("spark-defaults.conf"), Files.readString(defaults) + SMALL_AND_QUICK);
    return Optional.of(new SparkDistribution(Path.of(home), configuration));
  }

  /** What whoever calls its {@code bin/spark-submit} has in the environment. */
  Map<String, String> environment() {
    return Map.of(
        "SPARK_HOME", home.toString(),
        "SPARK_CONF_DIR", configuration.toString(),
        "SPARK_LOCAL_IP", "127.0.0.1",
        "JAVA_HOME", System.getProperty("java.home"));
  }

  /**
   * Runs its {@code bin/spark-submit}.
   *
   * @param log what it prints is added to it
   * @param variables further ones of its environment
   */
  Process submit(Path log, Map<String, String> variables, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/spark-submit").toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment());
    builder.environment().putAll(variables);
    return builder.start();
  }
}
