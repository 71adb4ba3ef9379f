package io.citylake.localstack;

import io.citylake.broker.BrokerMain;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command that runs the broker in a JVM of its own, with its own class path. */
final class BrokerCommand {

  private static final RecordedClassPath LIBRARIES =
      new RecordedClassPath("Kafka", "/META-INF/citylake-broker.classpath");

  // The parent alone decides when a server ends: not Ctrl-C, which the terminal sends to all of
  // its processes while the streaming job still has work to finish, nor the terminal's closing.
  // A JVM leaves signals alone that were ignored when it started.
  static final List<String> IGNORE_TERMINAL =
      List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "server");

  private static final List<String> SMALL_AND_QUICK =
      List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private BrokerCommand() {}

  /**
   * Returns the process's builder; its standard input is a pipe, or empty if the broker is
   * detached.
   */
  static ProcessBuilder build(Path directory, Path log, int port, Lifetime lifetime) {
    var command = new ArrayList<>(IGNORE_TERMINAL);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL_AND_QUICK);
    command.add("-Duser.timezone=UTC");
    command.add("-Dcitylake.broker.log=" + log);
    command.add("-Dlog4j2.configurationFile=classpath:citylake-broker-log4j2.xml");
    command.add(BrokerMain.class.getName());
    command.addAll(
        List.of(directory.toString(), String.valueOf(port), String.valueOf(Ports.free())));
    var builder = new ProcessBuilder(command);
    if (lifetime == Lifetime.DETACHED) {
      command.add(BrokerMain.DETACHED);
      builder.redirectInput(new File("/dev/null"));
    }
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // Not as an argument: Java reads only the first 4 KiB of another process's command line, and
    // the broker is recognised by the directory in it.
    builder.environment().put("CLASSPATH", classPath());
    return builder;
  }

  private static String classPath() {
    var libraries = LIBRARIES.jars().stream().map(Path::toString);
    return Stream.concat(Stream.of(ownClasses()), libraries)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String ownClasses() {
    try {
      return Path.of(BrokerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw LIBRARIES.incompleteBuild(e.getMessage());
    }
  }
}
