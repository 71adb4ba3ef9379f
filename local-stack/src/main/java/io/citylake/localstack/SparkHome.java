package io.citylake.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Spark installation as far as {@code bin/spark-class} needs one: {@code jars} and {@code conf}.
 *
 * @param directory absolute; what {@code SPARK_HOME} says
 */
record SparkHome(Path directory) {

  private static final RecordedClassPath JARS =
      new RecordedClassPath("Spark", "/META-INF/citylake-spark.classpath");

  private static final String DEFAULTS =
      """
      spark.driver.memory              768m
      spark.driver.extraJavaOptions    -XX:+UseSerialGC -XX:TieredStopAtLevel=1
      spark.executor.memory            768m
      spark.executor.extraJavaOptions  -XX:+UseSerialGC -XX:TieredStopAtLevel=1
      """;

  /** Makes the directory, or makes it anew. */
  static SparkHome make(Path directory) throws IOException {
    FileTree.delete(directory);
    var jars = Files.createDirectories(directory.resolve("jars"));
    for (var jar : JARS.jars()) {
      Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    }
    var conf = Files.createDirectories(directory.resolve("conf"));
    Files.writeString(conf.resolve("spark-defaults.conf"), DEFAULTS);
    return new SparkHome(directory);
  }

  /**
   * Starts a class of Spark's as {@code bin/spark-class} does; it ends with this JVM.
   *
   * @param log what it prints is added to it
   */
  Process start(String className, List<String> arguments, Path log)
      throws IOException, InterruptedException {
    return AttachedProcess.start(command(className, arguments, log), environment(), log);
  }

  /** Lets Spark's launcher write the command that {@code bin/spark-class} would execute. */
  private List<String> command(String className, List<String> arguments, Path log)
      throws IOException, InterruptedException {
    List<String> launcher = new ArrayList<>();
    launcher.add(javaHome().resolve("bin/java").toString());
    launcher.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    launcher.addAll(List.of("-cp", directory.resolve("jars") + "/*"));
    launcher.addAll(List.of("org.apache.spark.launcher.Main", className));
    launcher.addAll(arguments);
    var builder =
        new ProcessBuilder(launcher).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment());
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new StackException(
          "Spark's launcher did not write the command of " + className,
          ServerLog.end(log),
          "correct its arguments");
    }
    // An empty line, then the command; NUL ends each of its words.
    return Stream.of(output.substring(output.indexOf('\n') + 1).split("\0")).toList();
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    // What another Spark on this machine is told is not for this one.
    environment.keySet().removeIf(name -> name.startsWith("SPARK_") || name.startsWith("HADOOP_"));
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
