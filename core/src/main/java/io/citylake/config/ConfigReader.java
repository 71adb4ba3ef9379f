package io.citylake.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 */
public final class ConfigReader {
  private final Config config;
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
      Config config, String section, String file, Sources sources, List<ConfigProblem> problems) {
    this.config = config;
    this.section = section;
    this.file = file;
    this.sources = sources;
    this.problems = problems;
  }

  /**
   * @param config a resolved configuration
   * @param file named in messages about keys that are missing
   */
  public static ConfigReader of(Config config, String file) {
    return new ConfigReader(config, "", file, Sources.FILE_AND_ENVIRONMENT, new ArrayList<>());
  }

  /**
   * A reader of a further file, whose keys the environment does not know. It gathers its problems
   * into the same list as {@code other}.
   */
  public static ConfigReader joining(ConfigReader other, Config config, String file) {
    return new ConfigReader(config, "", file, Sources.FILE, other.problems);
  }

  /**
   * The section below {@code key}; an empty one, with a problem noted, where it is missing or no
   * object.
   */
  public ConfigReader section(String key) {
    Config below = com.typesafe.config.ConfigFactory.empty();
    if (!config.hasPath(key)) {
      missing(key, "add the section " + fullKey(key));
    } else {
      try {
        below = config.getConfig(key);
      } catch (ConfigException.WrongType e) {
        problem(key, "not a section: write " + key + " { ... }");
      }
    }
    return new ConfigReader(below, fullKey(key), file, sources, problems);
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

  /** A duration of whole milliseconds over zero, for example {@code 5m}. */
  public Duration duration(String key) {
    Duration standIn = Duration.ofSeconds(1);
    Duration duration =
        value(key, standIn, Config::getDuration, "not a duration; write for example \"5m\"");
    if (duration.isNegative() || duration.isZero()) {
      problem(key, "must be longer than zero");
      return standIn;
    }
    if (!duration.equals(Duration.ofMillis(duration.toMillis()))) {
      problem(key, "must be whole milliseconds");
      return standIn;
    }
    return duration;
  }

  /** A size in bytes, for example {@code 1MiB}. */
  public long bytes(String key) {
    return value(key, 1L, Config::getBytes, "not a size; write for example \"1MiB\"");
  }

  /** A whole number from {@code min} to {@code max}, both inclusive. */
  public long integer(String key, long min, long max) {
    long number = value(key, min, Config::getLong, "not a whole number");
    if (number < min || number > max) {
      problem(
          key,
          max == Long.MAX_VALUE
              ? String.format(Locale.ROOT, "must be at least %,d", min)
              : String.format(Locale.ROOT, "must be from %,d to %,d", min, max));
    }
    return number;
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

  public Instant instant(String key) {
    String text = string(key);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      if (!text.isEmpty()) {
        problem(key, "not an instant; write for example \"2026-01-15T00:00:00Z\"");
      }
      return Instant.EPOCH;
    }
  }

  /** One of {@code choices}. */
  public String oneOf(String key, List<String> choices) {
    String choice = string(key);
    if (has(key) && !choices.contains(choice)) {
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
   * Notes every key that {@code defaults} does not have, below this section and at any depth.
   *
   * @param open sections that hold what names the user likes
   */
  public void onlyKeysOf(Config defaults, Set<String> open) {
    Set<String> known = new TreeSet<>();
    defaults.entrySet().forEach(entry -> known.add(entry.getKey()));
    for (var entry : config.entrySet()) {
      String plain = String.join(".", ConfigUtil.splitPath(entry.getKey()));
      boolean isOpen = open.stream().anyMatch(section -> plain.startsWith(section + "."));
      if (!isOpen && !defaults.hasPathOrNull(entry.getKey())) {
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
