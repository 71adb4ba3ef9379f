package io.citylake.settings;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigReader;
import io.citylake.config.MergeConfiguration;
import io.citylake.config.OpenSections;
import io.citylake.config.Secret;
import io.citylake.config.Secrets;
import io.citylake.judge.ValidationLimits;
import io.citylake.sources.DescribedSources;
import io.citylake.sources.FormatsByTopic;
import io.citylake.sources.ReadSources;
import io.citylake.sources.SourceFolders;
import io.citylake.tables.Tables;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code citylake.conf} over the defaults, and the environment over both. */
public final class ReadSettings {
  private static final Config DECLARATIONS = MergeConfiguration.defaults();

  private final ConfigReader reader;
  private final Config config;

  private ReadSettings(ConfigReader reader, Config config) {
    this.reader = reader;
    this.config = config;
  }

  /**
   * Reads the settings.
   *
   * @param file overrides the defaults; empty where there is none
   * @param environment as {@link System#getenv()} gives it
   * @param overrides by full key, over everything else
   * @throws BadConfiguration with everything that is wrong
   */
  public static Settings from(
      Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
    MergeConfiguration.Merged merged = MergeConfiguration.of(file, environment, overrides);
    Config config = merged.config();
    ConfigReader reader =
        ConfigReader.declared(
            config, DECLARATIONS, file.map(Path::toString).orElse("conf/citylake.conf"));
    reader.problems(merged.moved());
    reader.onlyDeclaredKeys(OpenSections.KEYS);
    return new ReadSettings(reader, config).settings();
  }

  private Settings settings() {
    SensorCatalogue catalogue =
        optionalPath("catalogue.sensors-file")
            .map(file -> ReadCatalogue.fromFile(file, reader, Tables.reservedRecordColumns()))
            .orElseGet(ReadCatalogue::defaults);
    DescribedSources sources =
        ReadSources.from(sourceFolders(reader.section("sources")), catalogue, reader);
    Set<String> described = reader.flag("sources.read", true) ? sources.ownTopics() : Set.of();
    Settings.Kafka kafka = kafka(reader.section("kafka"), described);
    FormatsByTopic formats =
        reader.clean() ? FormatsByTopic.of(sources.descriptions()) : FormatsByTopic.canonicalOnly();
    Settings.Postgres postgres = postgres(reader.section("postgres"));
    Settings settings =
        new Settings(
            kafka,
            catalogue,
            sources,
            formats,
            limits(reader.section("validation")),
            streaming(reader.section("streaming")),
            lake(reader.section("lake"), postgres),
            new Settings.Storage(flat("storage.properties")),
            postgres,
            batch(reader.section("batch")),
            effective());
    reader.orThrow();
    return settings;
  }

  private static SourceFolders sourceFolders(ConfigReader section) {
    List<Path> folders = new ArrayList<>();
    for (String folder : section.strings("folders")) {
      try {
        folders.add(Path.of(folder));
      } catch (InvalidPathException e) {
        section.problem("folders", "not a path: " + folder);
      }
    }
    return new SourceFolders(section.flag("packed", true), folders);
  }

  /**
   * @param described topics that are read besides those that the section names
   */
  private Settings.Kafka kafka(ConfigReader section, Set<String> described) {
    int problemsBefore = section.problemCount();
    Set<String> topics = new LinkedHashSet<>(section.strings("topics"));
    boolean areRead = section.problemCount() == problemsBefore;
    String pattern = section.string("topics-pattern");
    if (!pattern.isEmpty()) {
      topics.clear();
      try {
        Pattern.compile(pattern);
        pattern = matchingToo(pattern, described);
      } catch (PatternSyntaxException e) {
        section.problem("topics-pattern", "not a regular expression: " + e.getDescription());
      }
    } else {
      topics.addAll(described);
      if (areRead && topics.isEmpty()) {
        section.refuse("topics");
      }
    }
    String expired = section.oneOf("expired-offsets");
    return new Settings.Kafka(
        section.string("bootstrap-servers"),
        List.copyOf(topics),
        pattern.isEmpty() ? Optional.empty() : Optional.of(pattern),
        section.oneOf("starting-offsets"),
        expired.equals("accept") ? Settings.ExpiredOffsets.ACCEPT : Settings.ExpiredOffsets.REFUSE,
        kafkaProperties(section));
  }

  /** {@code pattern}, and besides each of {@code topics} that it does not match. */
  private static String matchingToo(String pattern, Set<String> topics) {
    String others =
        topics.stream()
            .filter(topic -> !topic.matches(pattern))
            .map(Pattern::quote)
            .collect(joining("|"));
    return others.isEmpty() ? pattern : "(?:%s)|%s".formatted(pattern, others);
  }

  private Map<String, String> kafkaProperties(ConfigReader section) {
    Map<String, String> properties = new LinkedHashMap<>();
    optionalPath("kafka.properties-file")
        .ifPresent(file -> properties.putAll(propertiesIn(file, section)));
    Map<String, String> listed = flat("kafka.properties");
    listed
        .keySet()
        .forEach(
            name ->
                ClientProperties.whyNotToSet(name)
                    .ifPresent(
                        remedy ->
                            section.problem(ConfigUtil.joinPath("properties", name), remedy)));
    properties.putAll(listed);
    properties.putIfAbsent(Settings.Kafka.ISOLATION_LEVEL, Settings.Kafka.READ_COMMITTED);
    String isolation = properties.get(Settings.Kafka.ISOLATION_LEVEL);
    if (!List.of(Settings.Kafka.READ_COMMITTED, "read_uncommitted").contains(isolation)) {
      section.problem(
          "properties",
          "isolation.level = %s: choose read_committed or read_uncommitted".formatted(isolation));
    }
    return properties;
  }

  private static Map<String, String> propertiesIn(Path file, ConfigReader section) {
    Properties properties = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      properties.load(text);
    } catch (IOException e) {
      section.problem("properties-file", "cannot be read");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      ClientProperties.whyNotToSet(name)
          .ifPresent(remedy -> section.problem("properties-file", "holds " + name + ": " + remedy));
      values.put(name, properties.getProperty(name));
    }
    return values;
  }

  private static ValidationLimits limits(ConfigReader section) {
    long maxRecordBytes = section.bytes("max-record-size");
    return new ValidationLimits(
        section.duration("future-tolerance"),
        section.instant("earliest-event-time"),
        // No array is longer.
        (int) Math.min(maxRecordBytes, Integer.MAX_VALUE));
  }

  private static Settings.Streaming streaming(ConfigReader section) {
    Set<String> names = DECLARATIONS.getConfig("streaming.queries").root().keySet();
    List<String> run = section.someOf("run");
    ConfigReader queries = section.section("queries");
    return new Settings.Streaming(
        run,
        section.duration("watermark"),
        window(section.section("window")),
        (int) section.integer("shuffle-partitions"),
        section.duration("stop-timeout"),
        section.duration("topic-refresh"),
        names.stream().collect(toMap(name -> name, name -> query(queries.section(name)))));
  }

  private static Settings.WindowShape window(ConfigReader section) {
    int problemsBefore = section.problemCount();
    Duration length = section.duration("length");
    Duration slide = section.duration("slide");
    boolean bothRead = section.problemCount() == problemsBefore;
    if (bothRead && slide.compareTo(length) > 0) {
      section.problem("slide", "longer than the window: readings between two would be in none");
    } else if (bothRead && length.toMillis() % slide.toMillis() != 0) {
      section.problem(
          "slide", "does not divide the window's length of " + length.toSeconds() + " s");
    }
    return new Settings.WindowShape(length, slide);
  }

  private static Settings.Query query(ConfigReader section) {
    String checkpoint = section.string("checkpoint");
    if (section.has("checkpoint") && checkpoint.isBlank()) {
      section.refuse("checkpoint");
    }
    return new Settings.Query(
        section.duration("trigger"), checkpoint, section.integer("max-records-per-trigger"));
  }

  private Settings.Lake lake(ConfigReader section, Settings.Postgres postgres) {
    Map<String, String> properties = new LinkedHashMap<>(flat("lake.properties"));
    properties.put("warehouse", section.string("warehouse"));
    if ("jdbc".equals(properties.get("type")) && properties.getOrDefault("uri", "").isBlank()) {
      properties.put("uri", LakeDatabase.catalogUrl(postgres.url()));
      properties.put("jdbc.user", postgres.user());
      properties.put("jdbc.password", postgres.password().reveal());
    }
    return new Settings.Lake(section.string("catalog"), properties);
  }

  private Settings.Postgres postgres(ConfigReader section) {
    String url = section.string("url");
    if (section.has("url") && !url.startsWith("jdbc:postgresql:")) {
      section.refuse("url");
    }
    return new Settings.Postgres(
        url,
        section.string("user"),
        password(section),
        (int) section.integer("max-connections"),
        section.duration("connect-timeout"),
        section.duration("retry-for"));
  }

  private static Settings.Batch batch(ConfigReader section) {
    return new Settings.Batch(
        section.duration("duplicate-reach"),
        section.duration("tag-retention"),
        (int) section.integer("shuffle-partitions"),
        maintenance(section.section("maintenance")));
  }

  private static Settings.Maintenance maintenance(ConfigReader section) {
    return new Settings.Maintenance(
        section.duration("closed-after"),
        section.duration("expire-snapshots-after"),
        section.duration("orphan-files-after"),
        section.duration("abandoned-branches-after"),
        section.bytes("target-file-size"),
        section.duration("live-retention"),
        (int) section.integer("days-ahead"));
  }

  private Secret password(ConfigReader section) {
    Optional<Path> file = optionalPath("postgres.password-file");
    if (file.isEmpty()) {
      return new Secret(section.string("password"));
    }
    try {
      return new Secret(Files.readString(file.get()).strip());
    } catch (IOException e) {
      section.problem("password-file", "cannot be read");
      return new Secret("");
    }
  }

  private Optional<Path> optionalPath(String key) {
    Optional<String> path = reader.optionalString(key).filter(text -> !text.isBlank());
    try {
      return path.map(Path::of);
    } catch (InvalidPathException e) {
      reader.problem(key, "not a path");
      return Optional.empty();
    }
  }

  /** The values below {@code key}, by their joined names. */
  private Map<String, String> flat(String key) {
    Map<String, String> values = new LinkedHashMap<>();
    if (!config.hasPath(key)) {
      return values;
    }
    if (config.getValue(key) instanceof ConfigObject section) {
      for (var entry : section.toConfig().entrySet()) {
        values.put(
            String.join(".", ConfigUtil.splitPath(entry.getKey())),
            String.valueOf(entry.getValue().unwrapped()));
      }
    } else {
      reader.problem(key, "not a section: write " + key + " { ... }");
    }
    return values;
  }

  private List<String> effective() {
    List<String> lines = new ArrayList<>();
    config.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(entry -> DECLARATIONS.hasPath(ConfigUtil.splitPath(entry.getKey()).get(0)))
        .forEach(
            entry -> {
              String key = String.join(".", ConfigUtil.splitPath(entry.getKey()));
              lines.add(
                  key
                      + " = "
                      + Secrets.shown(key, entry.getValue().render(ConfigRenderOptions.concise())));
            });
    return lines;
  }
}
