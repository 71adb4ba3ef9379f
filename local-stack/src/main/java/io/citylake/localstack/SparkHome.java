package io.citylake.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A Spark installation as far as {@code bin/spark-class} needs one: {@code jars} and {@code conf}.
 *
 * @param directory absolute; what {@code SPARK_HOME} says
 * @param variables further ones of the environment of whatever runs from here
 */
record SparkHome(Path directory, Map<String, String> variables) {

  private static final RecordedClassPath JARS =
      new RecordedClassPath("Spark", "/META-INF/citylake-spark.classpath");

  // Many of these run on one machine, each for a short time.
  private static final String SMALL_AND_QUICK =
      """

      spark.driver.memory              768m
      spark.driver.defaultJavaOptions  -XX:+UseSerialGC -XX:TieredStopAtLevel=1
      spark.executor.memory            768m
      spark.executor.extraJavaOptions  -XX:+UseSerialGC -XX:TieredStopAtLevel=1
      """;

  /**
   * Makes the directory, or makes it anew.
   *
   * @param defaults text of {@code spark-defaults.conf}; sizes for this machine are added
   */
  static SparkHome make(Path directory, String defaults, Map<String, String> variables)
      throws IOException {
    FileTree.delete(directory);
    var jars = Files.createDirectories(directory.resolve("jars"));
    for (var jar : JARS.jars()) {
      Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    }
    var conf = Files.createDirectories(directory.resolve("conf"));
    Files.writeString(conf.resolve("spark-defaults.conf"), defaults + SMALL_AND_QUICK);
    return new SparkHome(directory, variables);
  }

  /**
   * Starts a class of Spark's as {@code bin/spark-class} does.
   *
   * @param log what it prints is added to it
   */
  Process start(String className, List<String> arguments, Path log, Lifetime lifetime)
      throws IOException, InterruptedException {
    var errors = ProcessBuilder.Redirect.appendTo(log.toFile());
    return StackProcess.start(command(className, arguments, errors), environment(), log, lifetime);
  }

  /**
   * Runs a class of Spark's in the foreground and returns its exit code.
   *
   * @param errors is told each line of its standard error, which is passed on
   */
  int run(String className, List<String> arguments, Consumer<String> errors)
      throws IOException, InterruptedException {
    var command = command(className, arguments, ProcessBuilder.Redirect.INHERIT);
    var process =
        inEnvironment(command)
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    // Ended with this JVM: SIGTERM to the command is SIGTERM to what it runs.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-" + className));
    try (var lines = process.errorReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        System.err.println(line);
        errors.accept(line);
      }
    }
    return process.waitFor();
  }

  /** Lets Spark's launcher write the command that {@code bin/spark-class} would execute. */
  private List<String> command(
      String className, List<String> arguments, ProcessBuilder.Redirect errors)
      throws IOException, InterruptedException {
    List<String> launcher = new ArrayList<>();
    launcher.add(javaHome().resolve("bin/java").toString());
    launcher.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    launcher.addAll(List.of("-cp", directory.resolve("jars") + "/*"));
    launcher.addAll(List.of("org.apache.spark.launcher.Main", className));
    launcher.addAll(arguments);
    var process = inEnvironment(launcher).redirectError(errors).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new StackException(
          "Spark's launcher did not write the command of " + className,
          "it says why"
              + (errors.file() == null ? " above" : "; " + ServerLog.end(errors.file().toPath())),
          "correct its arguments");
    }
    // An empty line, then the command; NUL ends each of its words.
    return Stream.of(output.substring(output.indexOf('\n') + 1).split("\0")).toList();
  }

  private ProcessBuilder inEnvironment(List<String> command) {
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment());
    return builder;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    // What another Spark on this machine is told is not for this one.
    environment.keySet().removeIf(name -> name.startsWith("SPARK_") || name.startsWith("HADOOP_"));
    environment.putAll(variables);
    environment.put("JAVA_HOME", javaHome().toString());
    environment.put("SPARK_HOME", directory.toString());
    environment.put("SPARK_SCALA_VERSION", "2.13"); // as bin/load-spark-env.sh finds it
    environment.put("SPARK_LOCAL_IP", Ports.HOST);
    environment.put("SPARK_LOCAL_DIRS", directory.resolve("local").toString());
    environment.put("SPARK_DAEMON_MEMORY", "192m");
    environment.put("SPARK_DAEMON_JAVA_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    return environment;
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }
}
