package io.citylake.benchmarks.run;

import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.command.CommandFailed;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A class path says where a contestant's JVM finds its classes.
 *
 * @param text as Java takes it
 */
public record ClassPath(String text) {
  private static final String FLINK_LIBRARIES = "META-INF/citylake-flink.classpath";

  /** Spark, Citylake and whatever else this JVM has. */
  public static ClassPath ofThisJvm() {
    return new ClassPath(System.getProperty("java.class.path"));
  }

  /**
   * Flink with its own libraries, as the build wrote them down, and of Citylake only the parser.
   *
   * @throws CommandFailed if the build is incomplete
   */
  public static ClassPath ofFlink() {
    URL libraries = ClassPath.class.getClassLoader().getResource(FLINK_LIBRARIES);
    if (libraries == null) {
      throw incompleteBuild(FLINK_LIBRARIES + " is missing");
    }
    Stream<Path> own = Stream.of(flinkModule(libraries), home(Contestant.class), core());
    return new ClassPath(
        Stream.concat(own, jars(libraries).stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
  }

  private static Path core() {
    return home(SensorCatalogue.class);
  }

  private static List<Path> jars(URL libraries) {
    try (InputStream content = libraries.openStream()) {
      String text = new String(content.readAllBytes(), StandardCharsets.UTF_8).strip();
      List<Path> jars = Arrays.stream(text.split(File.pathSeparator)).map(Path::of).toList();
      jars.stream()
          .filter(jar -> !Files.exists(jar))
          .findFirst()
          .ifPresent(
              jar -> {
                throw incompleteBuild(jar + " was there at the build and is gone");
              });
      return jars;
    } catch (IOException e) {
      throw incompleteBuild(e.getMessage());
    }
  }

  /** The jar or folder that holds the list. */
  private static Path flinkModule(URL libraries) {
    String place = libraries.toString();
    String home = place.substring(0, place.length() - FLINK_LIBRARIES.length());
    return Path.of(URI.create(home.replaceFirst("^jar:", "").replaceFirst("!/$", "")));
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw incompleteBuild(e.getMessage());
    }
  }

  private static CommandFailed incompleteBuild(String cause) {
    return new CommandFailed(
        "Flink was not started: " + cause + ". Build again: ./mvnw -DskipTests package");
  }
}
