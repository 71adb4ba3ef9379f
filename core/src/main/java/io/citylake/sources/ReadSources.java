package io.citylake.sources;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.ConfigReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the descriptions of foreign sources, {@code conf/sources/*.conf}. */
public final class ReadSources {
  private static final String SUFFIX = ".conf";

  /** A file that lies beside the packed descriptions: class paths can find files, but list none. */
  private static final String NEIGHBOUR = "io/citylake/conf/sensors.conf";

  private final SensorCatalogue catalogue;
  private final ConfigReader problems;
  private final List<SourceDescription> descriptions = new ArrayList<>();
  private final Map<String, String> nameByTopic = new HashMap<>();

  private ReadSources(SensorCatalogue catalogue, ConfigReader problems) {
    this.catalogue = catalogue;
    this.problems = problems;
  }

  /**
   * The descriptions that the jar holds, sorted by name.
   *
   * @throws io.citylake.config.BadConfiguration where {@code catalogue} lacks what they name
   */
  public static List<SourceDescription> defaults(SensorCatalogue catalogue) {
    ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), "conf/sources");
    ReadSources read = new ReadSources(catalogue, problems);
    URL neighbour = ReadSources.class.getClassLoader().getResource(NEIGHBOUR);
    try {
      if (neighbour.openConnection() instanceof JarURLConnection jar) {
        URI file = jar.getJarFileURL().toURI();
        try (FileSystem files = FileSystems.newFileSystem(Path.of(file), (ClassLoader) null)) {
          read.packed(files.getPath(NEIGHBOUR));
        }
      } else {
        read.packed(Path.of(neighbour.toURI()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the packed descriptions cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    problems.orThrow();
    return List.copyOf(read.descriptions);
  }

  /**
   * The descriptions in {@code directory}, sorted by name; what is wrong with them is noted in
   * {@code problems}.
   */
  public static List<SourceDescription> fromDirectory(
      Path directory, SensorCatalogue catalogue, ConfigReader problems) {
    ReadSources read = new ReadSources(catalogue, problems);
    try {
      for (Path file : configurations(directory)) {
        read.file(file);
      }
    } catch (IOException e) {
      problems.problem("catalogue.sources-directory", "cannot be listed: " + e.getMessage());
    }
    return List.copyOf(read.descriptions);
  }

  /**
   * The description of {@code name} that {@code text} is; what is wrong with it is noted in {@code
   * problems}.
   */
  public static SourceDescription fromText(
      String name, String text, SensorCatalogue catalogue, ConfigReader problems) {
    ReadSources read = new ReadSources(catalogue, problems);
    String file = name + SUFFIX;
    ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(file);
    read.describe(Path.of(file), ConfigFactory.parseString(text, options).resolve(), file);
    return read.descriptions.get(0);
  }

  private static List<Path> configurations(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private void packed(Path neighbour) throws IOException {
    for (Path file : configurations(neighbour.resolveSibling("sources"))) {
      String shownAs = "conf/sources/" + file.getFileName();
      ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(shownAs);
      describe(file, ConfigFactory.parseString(Files.readString(file), options), shownAs);
    }
  }

  private void file(Path file) {
    Config config = ConfigFactory.empty();
    try {
      config =
          ConfigFactory.parseFile(
              file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
      config = config.resolve();
    } catch (ConfigException e) {
      Config place = ConfigFactory.parseMap(Map.of("source", file.toString()), file.toString());
      ConfigReader.joining(problems, place, file.toString())
          .problem("source", "cannot be read: " + e.getMessage());
      return;
    }
    describe(file, config, file.toString());
  }

  private void describe(Path file, Config config, String shownAs) {
    ConfigReader reader = ConfigReader.joining(problems, Shorthand.spelledOut(config), shownAs);
    String fileName = file.getFileName().toString();
    String name = fileName.substring(0, fileName.length() - SUFFIX.length());
    SourceDescription description =
        new ReadSource(name, reader, catalogue, new NeighbourFiles(file)).read();
    for (String topic : description.topics()) {
      String other = nameByTopic.putIfAbsent(topic, name);
      if (other != null) {
        reader.problem("topics", topic + " is described by " + other + SUFFIX + " too");
      }
    }
    descriptions.add(description);
  }
}
