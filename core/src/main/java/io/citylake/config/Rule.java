package io.citylake.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule says what a key's values must be. It is a line of the key's comment in the file of
 * defaults, written for people: bounds and choices are read from its words, and a value that breaks
 * it is refused with them.
 */
final class Rule {
  private static final Pattern LINE = Pattern.compile("((?:Must|Choose|Name|Write) .*)\\.");
  private static final Pattern FROM_TO = Pattern.compile("must be from (.+) to (.+)");
  private static final Pattern AT_LEAST =
      Pattern.compile("must be (?:at least (.+)|(\\S+) or later(?:: .*)?)");
  private static final Pattern CHOICES = Pattern.compile("choose (?:one of|from) (.+)");

  private final String key;
  private final String remedy;

  private Rule(String key, String remedy) {
    this.key = key;
    this.remedy = remedy;
  }

  /**
   * The rule of a key.
   *
   * @param key in full
   * @param declarations the defaults with their comments
   * @throws IllegalStateException where there is none, which is a fault of the declarations
   */
  static Rule of(String key, Config declarations) {
    if (declarations.hasPath(key)) {
      for (String line : declarations.getValue(key).origin().comments()) {
        Matcher rule = LINE.matcher(line.strip());
        if (rule.matches()) {
          String words = rule.group(1);
          return new Rule(key, words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1));
        }
      }
    }
    throw new IllegalStateException("the comment of " + key + " has no rule");
  }

  /** What a person is told to do whose value breaks the rule. */
  String remedy() {
    return remedy;
  }

  /**
   * The bounds of a value, both inclusive.
   *
   * @param most null where there is no upper one
   */
  record Bounds<T extends Comparable<T>>(T least, T most) {
    boolean hold(T value) {
      return value.compareTo(least) >= 0 && (most == null || value.compareTo(most) <= 0);
    }
  }

  /**
   * The bounds that the rule names.
   *
   * @param getter reads them as it reads the value
   * @throws IllegalStateException where the rule names none
   */
  <T extends Comparable<T>> Bounds<T> bounds(BiFunction<Config, String, T> getter) {
    Matcher fromTo = FROM_TO.matcher(remedy);
    if (fromTo.matches()) {
      return new Bounds<>(bound(fromTo.group(1), getter), bound(fromTo.group(2), getter));
    }
    Matcher atLeast = AT_LEAST.matcher(remedy);
    if (atLeast.matches()) {
      String least = atLeast.group(1) == null ? atLeast.group(2) : atLeast.group(1);
      return new Bounds<>(bound(least, getter), null);
    }
    throw new IllegalStateException("the rule of " + key + " names no bounds: " + remedy);
  }

  private <T> T bound(String text, BiFunction<Config, String, T> getter) {
    try {
      String plain = text.replace(",", "");
      return getter.apply(ConfigFactory.parseMap(Map.of("bound", plain)), "bound");
    } catch (ConfigException e) {
      throw new IllegalStateException("the rule of " + key + " names no bounds: " + remedy, e);
    }
  }

  /**
   * The choices that the rule names.
   *
   * @throws IllegalStateException where it names none
   */
  List<String> choices() {
    Matcher choices = CHOICES.matcher(remedy);
    if (!choices.matches()) {
      throw new IllegalStateException("the rule of " + key + " names no choices: " + remedy);
    }
    return List.of(choices.group(1).split(", "));
  }
}
