package io.citylake.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Reads a configuration and gathers what is wrong with it, so that a person sees every error at
 * once.
 *
 * <p>Each method gives the value, or a harmless stand-in after it noted a problem; {@link #orThrow}
 * ends the reading. Keys are relative to this reader's section; messages name the full key.
 *
 * <p>Keys that have defaults are declared in the file that holds these: what their values must be
 * is read from there ({@link Rule}).
 */
public final class ConfigReader {
  private final Config config;
  private final Config declarations;
  private final String section;
  private final String file;
  private final Sources sources;
  private final List<ConfigProblem> problems;

  /** Where else than in the file a person can set a key. */
  private enum Sources {
    FILE,
    FILE_AND_ENVIRONMENT
  }

  private ConfigReader(
      Config config,
      Config declarations,
      String section,
      String file,
      Sources sources,
      List<ConfigProblem> problems) {
    this.config = config;
    this.declarations = declarations;
    this.section = section;
    this.file = file;
    this.sources = sources;
    this.problems = problems;
  }

  /**
   * A reader of keys that are declared nowhere.
   *
   * @param config a resolved configuration
   * @param file named in messages about keys that are missing
   */
  public static ConfigReader of(Config config, String file) {
    return declared(config, ConfigFactory.empty(), file);
  }

  /**
   * A reader of declared keys.
   *
   * @param config a resolved configuration
   * @param declarations every key with its default, and its rule in the comment
   * @param file named in messages about keys that are missing
   */
  public static ConfigReader declared(Config config, Config declarations, String file) {
    return new ConfigReader(
        config, declarations, "", file, Sources.FILE_AND_ENVIRONMENT, new ArrayList<>());
  }

  /**
   * A reader of a further file, whose keys the environment does not know. It gathers its problems
   * into the same list as {@code other}.
   */
  public static ConfigReader joining(ConfigReader other, Config config, String file) {
    return new ConfigReader(config, ConfigFactory.empty(), "", file, Sources.FILE, other.problems);
  }

  /**
   * The section below {@code key}; an empty one, with a problem noted, where it is missing or no
   * object.
   */
  public ConfigReader section(String key) {
    Config below = ConfigFactory.empty();
    if (!config.hasPath(key)) {
      missing(key, "add the section " + fullKey(key));
    } else {
      try {
        below = config.getConfig(key);
      } catch (ConfigException.WrongType e) {
        problem(key, "not a section: write " + key + " { ... }");
      }
    }
    return new ConfigReader(below, declarations, fullKey(key), file, sources, problems);
  }

  /**
   * The sections that stand at {@code key} in a list, or the one that stands there alone. None,
   * with a problem noted, where it is missing or something else.
   */
  public List<ConfigReader> sections(String key) {
    if (!config.hasPath(key) || config.getValue(key).valueType() == ConfigValueType.OBJECT) {
      return List.of(section(key));
    }
    List<? extends Config> below =
        value(
            key,
            List.of(),
            Config::getConfigList,
            "not a list of sections: write [{ ... }, { ... }]");
    List<ConfigReader> readers = new ArrayList<>();
    for (Config each : below) {
      String name = fullKey(key) + "[" + readers.size() + "]";
      readers.add(new ConfigReader(each, declarations, name, file, sources, problems));
    }
    return readers;
  }

  /** Whether the key is there and not null. */
  public boolean has(String key) {
    return config.hasPath(key);
  }

  /** The names one level below this section, in the file's order where it matters to nobody. */
  public List<String> children() {
    return config.root().keySet().stream().sorted().map(ConfigReader::quoted).toList();
  }

  private static String quoted(String name) {
    return ConfigUtil.joinPath(name);
  }

  /** The unquoted form of a name that {@link #children} gave. */
  public static String plainName(String child) {
    return ConfigUtil.splitPath(child).get(0);
  }

  public String string(String key) {
    return value(key, "", Config::getString, "not text");
  }

  /** The text at {@code key}; empty where it is missing. */
  public Optional<String> optionalString(String key) {
    return has(key) ? Optional.of(string(key)) : Optional.empty();
  }

  public List<String> strings(String key) {
    return value(key, List.of(), Config::getStringList, "not a list: write [\"a\", \"b\"]");
  }

  /** The texts of a list, or the only one where there is no list. */
  public List<String> textOrTexts(String key) {
    return value(
        key,
        List.of(),
        (config, path) ->
            config.getValue(path).valueType() == ConfigValueType.LIST
                ? config.getStringList(path)
                : List.of(config.getString(path)),
        "neither text nor a list: write \"a\" or [\"a\", \"b\"]");
  }

  /** A duration of whole milliseconds over zero, for example {@code 5m}. */
  public Duration duration(String key) {
    Duration standIn = Duration.ofSeconds(1);
    Duration duration =
        value(key, standIn, Config::getDuration, "not a duration; write for example \"5m\"");
    Optional<String> remedy = whyNot(duration);
    remedy.ifPresent(text -> problem(key, text));
    return remedy.isPresent() ? standIn : duration;
  }

  /** Why nothing can be told to take so long; empty where it can. */
  public static Optional<String> whyNot(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      return Optional.of("must be longer than zero");
    }
    return duration.equals(Duration.ofMillis(duration.toMillis()))
        ? Optional.empty()
        : Optional.of("must be whole milliseconds");
  }

  /** A size in bytes, within the bounds that are declared, for example {@code 1MiB}. */
  public long bytes(String key) {
    return bounded(key, 1L, Config::getBytes, "not a size; write for example \"1MiB\"");
  }

  /** A whole number, within the bounds that are declared. */
  public long integer(String key) {
    return bounded(key, 1L, Config::getLong, "not a whole number");
  }

  /** A finite number. */
  public double number(String key) {
    double number = value(key, 0.0, Config::getDouble, "not a number");
    if (!Double.isFinite(number)) {
      problem(key, "not a finite number");
    }
    return number;
  }

  /** The number at {@code key}, or {@code otherwise} where it is missing. */
  public double number(String key, double otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  /** True or false at {@code key}, or {@code otherwise} where it is missing. */
  public boolean flag(String key, boolean otherwise) {
    return has(key)
        ? value(key, otherwise, Config::getBoolean, "neither true nor false")
        : otherwise;
  }

  /** An instant, within the bounds that are declared, for example {@code 2026-01-15T00:00:00Z}. */
  public Instant instant(String key) {
    return bounded(
        key,
        Instant.EPOCH,
        ConfigReader::instant,
        "not an instant; write for example \"2026-01-15T00:00:00Z\"");
  }

  private static Instant instant(Config config, String key) {
    try {
      return Instant.parse(config.getString(key));
    } catch (DateTimeException e) {
      throw new ConfigException.BadValue(config.origin(), key, e.getMessage(), e);
    }
  }

  private <T extends Comparable<T>> T bounded(
      String key, T standIn, BiFunction<Config, String, T> getter, String wrongType) {
    int problemsBefore = problemCount();
    T value = value(key, standIn, getter, wrongType);
    boolean isRead = problemCount() == problemsBefore;
    if (isRead && isDeclared(key) && !rule(key).bounds(getter).hold(value)) {
      refuse(key);
    }
    return value;
  }

  /** One of the declared choices. */
  public String oneOf(String key) {
    return oneOf(key, rule(key).choices());
  }

  /** Some of the declared choices, at least one. */
  public List<String> someOf(String key) {
    int problemsBefore = problemCount();
    List<String> chosen = strings(key);
    boolean isRead = problemCount() == problemsBefore;
    if (isRead && (chosen.isEmpty() || !rule(key).choices().containsAll(chosen))) {
      refuse(key);
    }
    return chosen;
  }

  /** One of {@code choices}. */
  public String oneOf(String key, List<String> choices) {
    int problemsBefore = problemCount();
    String choice = string(key);
    boolean isRead = problemCount() == problemsBefore;
    if (isRead && !choices.contains(choice)) {
      problem(key, "choose one of " + String.join(", ", choices));
    }
    return choice;
  }

  /** Notes every key of this section that is not in {@code known}: most are misspelt. */
  public void onlyKeys(Set<String> known) {
    for (String child : config.root().keySet()) {
      if (!known.contains(child)) {
        unknown(quoted(child), Spelling.nearest(child, known));
      }
    }
  }

  /**
   * Notes every key that is not declared, below this section and at any depth.
   *
   * @param open sections that hold what names the user likes
   */
  public void onlyDeclaredKeys(Set<String> open) {
    Set<String> known = new TreeSet<>();
    declarations.entrySet().forEach(entry -> known.add(entry.getKey()));
    for (var entry : config.entrySet()) {
      String plain = String.join(".", ConfigUtil.splitPath(entry.getKey()));
      boolean isOpen = open.stream().anyMatch(section -> plain.startsWith(section + "."));
      if (!isOpen && !declarations.hasPathOrNull(entry.getKey())) {
        unknown(entry.getKey(), Spelling.nearest(entry.getKey(), known));
      }
    }
  }

  /** A misspelt secret is one all the same, so {@code nearest} decides whether it is shown. */
  private void unknown(String key, String nearest) {
    String remedy =
        nearest.isEmpty() ? "no such key" : "no such key; did you mean " + nearest + "?";
    problem(key, remedy, nearest.isEmpty() ? key : nearest);
  }

  /** Notes that the value at {@code key} breaks its declared rule. */
  public void refuse(String key) {
    problem(key, rule(key).remedy());
  }

  /** Notes a problem with the value at {@code key}. */
  public void problem(String key, String remedy) {
    problem(key, remedy, key);
  }

  private void problem(String key, String remedy, String shownAs) {
    if (!config.hasPath(key)) {
      missing(key, remedy);
      return;
    }
    problems.add(ConfigProblem.with(fullKey(key), config.getValue(key), remedy, fullKey(shownAs)));
  }

  /** Notes a problem with this section as a whole. */
  public void problem(String remedy) {
    problems.add(ConfigProblem.with(section, config.root(), remedy));
  }

  /** Notes that {@code key} is missing. */
  public void missing(String key, String remedy) {
    problems.add(new ConfigProblem(fullKey(key), "", file, remedy));
  }

  /** Notes what was found elsewhere. */
  public void problems(List<ConfigProblem> found) {
    problems.addAll(found);
  }

  /** How many problems were noted so far, in all sections. */
  public int problemCount() {
    return problems.size();
  }

  /** Whether nothing was wrong so far. */
  public boolean clean() {
    return problems.isEmpty();
  }

  /**
   * Ends the reading.
   *
   * @throws BadConfiguration with every problem noted so far, if there is one
   */
  public void orThrow() {
    if (!problems.isEmpty()) {
      throw new BadConfiguration(problems);
    }
  }

  private boolean isDeclared(String key) {
    // Keys of sections in a list are no paths, and not declared anywhere.
    return !declarations.isEmpty() && declarations.hasPath(fullKey(key));
  }

  private Rule rule(String key) {
    return Rule.of(fullKey(key), declarations);
  }

  private <T> T value(
      String key, T standIn, BiFunction<Config, String, T> getter, String wrongType) {
    if (!config.hasPath(key)) {
      missing(
          key,
          sources == Sources.FILE
              ? "set it in the file"
              : "set it in the file or as " + EnvironmentKeys.variable(fullKey(key)));
      return standIn;
    }
    try {
      return getter.apply(config, key);
    } catch (ConfigException.WrongType | ConfigException.BadValue e) {
      problem(key, wrongType);
      return standIn;
    }
  }

  private String fullKey(String key) {
    return section.isEmpty() ? key : section + "." + key;
  }
}
