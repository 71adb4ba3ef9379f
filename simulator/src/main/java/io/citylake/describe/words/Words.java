package io.citylake.describe.words;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words are the names that publishers give to what a reading has, in several languages: the content
 * of the resource {@code words.conf}.
 */
public final class Words {
  private static final String RESOURCE = "io/citylake/describe/words.conf";

  private final Map<String, List<String>> metrics;
  private final Map<String, List<String>> roles;
  private final Map<String, List<String>> types;
  private final Map<String, String> units = new LinkedHashMap<>();
  private final Set<String> missing;

  private Words(Config config) {
    this.metrics = lists(config.getConfig("metrics"));
    this.roles = lists(config.getConfig("roles"));
    this.types = lists(config.getConfig("types"));
    lists(config.getConfig("units"))
        .forEach((unit, spellings) -> spellings.forEach(spelling -> units.put(spelling, unit)));
    this.missing =
        config.getStringList("missing").stream()
            .map(text -> text.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The words that come along. */
  public static Words read() {
    return new Words(
        ConfigFactory.parseResources(Words.class.getClassLoader(), RESOURCE).resolve());
  }

  private static Map<String, List<String>> lists(Config section) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    section
        .root()
        .forEach(
            (name, words) -> {
              List<String> texts = new ArrayList<>();
              ((List<?>) words.unwrapped()).forEach(word -> texts.add(word.toString()));
              lists.put(name, List.copyOf(texts));
            });
    return lists;
  }

  /** Names in use for a metric of the catalogue, normal spelling; none for one that has none. */
  public List<String> metric(String name) {
    return metrics.getOrDefault(name, List.of());
  }

  /** Names in use for a part of a reading, the likeliest first. */
  public List<String> role(String name) {
    return roles.getOrDefault(name, List.of());
  }

  /** Words in the names of files and folders that tell a sensor type. */
  public List<String> type(String name) {
    return types.getOrDefault(name, List.of());
  }

  /** What {@code label} means as a unit, as descriptions write it; empty where it is none. */
  public Optional<String> unit(String label) {
    String stripped = label.strip();
    String exact = units.get(stripped);
    return Optional.ofNullable(exact != null ? exact : units.get(Spelling.normal(stripped)));
  }

  /** Whether {@code text} is one of those that mean "none". */
  public boolean isMissing(String text) {
    return missing.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether all words of one of {@code names} stand in {@code label}. */
  public static boolean contains(String label, List<String> names) {
    Set<String> tokens = new HashSet<>(Arrays.asList(label.split("_", -1)));
    return names.stream().anyMatch(name -> tokens.containsAll(List.of(name.split("_", -1))));
  }
}
