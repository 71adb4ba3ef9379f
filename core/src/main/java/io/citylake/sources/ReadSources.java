package io.citylake.sources;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.ConfigProblem;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the descriptions of foreign sources, {@code conf/sources/*.conf}. */
public final class ReadSources {
  private static final String SUFFIX = ".conf";

  /** How people know the folder that the jar holds. */
  private static final String PACKED = "conf/sources";

  /** A file that lies beside the packed descriptions: class paths can find files, but list none. */
  private static final String NEIGHBOUR = "io/citylake/conf/sensors.conf";

  private final SensorCatalogue catalogue;
  private final ConfigReader problems;
  private final List<SourceDescription> descriptions = new ArrayList<>();
  private final Map<String, String> fileByTopic = new HashMap<>();

  /** Where each file of the user's own lies, by its name. */
  private final Map<String, Path> own = new TreeMap<>();

  private final Set<String> ownTopics = new TreeSet<>();
  private final List<String> replaced = new ArrayList<>();

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
    ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), PACKED);
    ReadSources read = new ReadSources(catalogue, problems);
    read.allPacked();
    problems.orThrow();
    return List.copyOf(read.descriptions);
  }

  /**
   * The descriptions of all {@code folders} together; what is wrong with them is noted in {@code
   * problems}. One of the user's own with the file name of a packed one takes its place; otherwise
   * a name and a topic have one description.
   */
  public static DescribedSources from(
      SourceFolders folders, SensorCatalogue catalogue, ConfigReader problems) {
    ReadSources read = new ReadSources(catalogue, problems);
    folders.folders().stream().distinct().forEach(read::find);
    if (folders.packed()) {
      read.packedThatFit();
    }
    read.own.values().forEach(read::file);
    return new DescribedSources(folders, read.descriptions, read.ownTopics, read.replaced);
  }

  /** The descriptions in {@code folder} and no others, like {@link #from}. */
  public static List<SourceDescription> fromDirectory(
      Path folder, SensorCatalogue catalogue, ConfigReader problems) {
    return from(new SourceFolders(false, List.of(folder)), catalogue, problems).descriptions();
  }

  /**
   * The one description in {@code file}, wherever it lies; what is wrong with it is noted in {@code
   * problems}.
   *
   * @return null where it cannot be read at all
   */
  public static SourceDescription fromFile(
      Path file, SensorCatalogue catalogue, ConfigReader problems) {
    ReadSources read = new ReadSources(catalogue, problems);
    read.file(file);
    return read.descriptions.isEmpty() ? null : read.descriptions.get(0);
  }

  private void find(Path folder) {
    try {
      for (Path file : configurations(folder)) {
        String name = file.getFileName().toString();
        Path other = own.putIfAbsent(name, file);
        if (other != null) {
          problems.problems(
              List.of(
                  new ConfigProblem(
                      "source",
                      name,
                      file.toString(),
                      "there is %s too, and a source is called as its file: rename one of them"
                          .formatted(other))));
        }
      }
    } catch (IOException e) {
      problems.problems(
          List.of(
              new ConfigProblem(
                  "sources.folders",
                  folder.toString(),
                  "",
                  Files.isDirectory(folder)
                      ? "cannot be listed: " + e.getMessage()
                      : "no such folder: make it, or correct sources.folders or --sources")));
    }
  }

  /** A catalogue of the user's own may lack what the packed descriptions name. */
  private void packedThatFit() {
    ConfigReader misfits = ConfigReader.of(ConfigFactory.empty(), PACKED);
    ReadSources packed = new ReadSources(catalogue, misfits);
    packed.own.putAll(own);
    packed.allPacked();
    if (misfits.clean()) {
      descriptions.addAll(packed.descriptions);
      fileByTopic.putAll(packed.fileByTopic);
      replaced.addAll(packed.replaced);
    } else {
      problems.problem(
          "catalogue.sensors-file",
          "lacks what the packed descriptions of foreign formats name: set sources.packed = false"
              + " to do without them, and name folders of descriptions that fit in sources.folders");
    }
  }

  private void allPacked() {
    URL neighbour = ReadSources.class.getClassLoader().getResource(NEIGHBOUR);
    try {
      if (neighbour.openConnection() instanceof JarURLConnection jar) {
        URI file = jar.getJarFileURL().toURI();
        try (FileSystem files = FileSystems.newFileSystem(Path.of(file), (ClassLoader) null)) {
          packed(files.getPath(NEIGHBOUR));
        }
      } else {
        packed(Path.of(neighbour.toURI()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the packed descriptions cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
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
      String name = file.getFileName().toString();
      String shownAs = PACKED + "/" + name;
      if (own.containsKey(name)) {
        replaced.add(own.get(name) + " replaces the packed description " + shownAs);
      } else {
        ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(shownAs);
        describe(file, ConfigFactory.parseString(Files.readString(file), options), shownAs);
      }
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
    ownTopics.addAll(describe(file, config, file.toString()).topics());
  }

  private SourceDescription describe(Path file, Config config, String shownAs) {
    Config spelledOut = Shorthand.spelledOut(config);
    ConfigReader reader = ConfigReader.joining(problems, spelledOut, shownAs);
    String fileName = file.getFileName().toString();
    String name =
        fileName.endsWith(SUFFIX)
            ? fileName.substring(0, fileName.length() - SUFFIX.length())
            : fileName;
    SourceDescription description =
        new ReadSource(name, reader, catalogue, new NeighbourFiles(file)).read();
    for (String topic : description.topics()) {
      String other = fileByTopic.putIfAbsent(topic, shownAs);
      if (other != null) {
        reader.problem(
            "topics",
            topic + " is described by " + other + " too: a topic has one description at most");
      }
    }
    descriptions.add(
        problems.clean()
            ? description.withFields(DescribedFields.of(spelledOut, description.format()))
            : description);
    return description;
  }
}
