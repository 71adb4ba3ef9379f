package io.citylake.sources;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.citylake.config.ConfigReader;
import io.citylake.format.foreign.ForeignFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds all places of a description that name fields, at any depth, so that it can be told which of
 * them find nothing in a recording.
 */
final class DescribedFields {
  /** Keys whose text, texts or sections name fields, wherever they stand. */
  private static final Set<String> NAMING =
      Set.of(
          "field",
          "fields",
          "join",
          "sum",
          "difference",
          "product",
          "ratio",
          "unit-field",
          "location-text");

  private static final String BY_NAME = "metric-by-name";
  private static final Set<String> BY_NAME_NAMING = Set.of("name", "value", "unit");
  private static final String MISSING = "missing";
  private static final String MAPPING = "mapping";

  private final ForeignFormat format;
  private final List<DescribedField> found = new ArrayList<>();

  private DescribedFields(ForeignFormat format) {
    this.format = format;
  }

  /**
   * The places of {@code description} in the order of their keys.
   *
   * @param description without shorthand, and without mistakes
   */
  static List<DescribedField> of(Config description, ForeignFormat format) {
    DescribedFields fields = new DescribedFields(format);
    fields.section("", description.root().withoutKey("recording"));
    return List.copyOf(fields.found);
  }

  private void section(String key, ConfigObject section) {
    Map<String, Integer> named = new LinkedHashMap<>();
    for (var entry : new TreeMap<>(section).entrySet()) {
      String child = entry.getKey();
      String childKey = key.isEmpty() ? child : key + "." + ConfigUtil.joinPath(child);
      if (isNaming(key, child)) {
        names(childKey, entry.getValue(), named);
      } else if (entry.getValue() instanceof ConfigObject below && !child.equals(MAPPING)) {
        section(childKey, below);
      } else if (entry.getValue() instanceof ConfigList list) {
        sections(childKey, list);
      }
    }
    Set<String> missing = texts(section.get(MISSING));
    if (!named.isEmpty() || (key.isEmpty() && !missing.isEmpty())) {
      found.add(new DescribedField(key, named, words(section.get(MAPPING)), missing));
    }
  }

  private static boolean isNaming(String section, String key) {
    return NAMING.contains(key) || (section.equals(BY_NAME) && BY_NAME_NAMING.contains(key));
  }

  private void names(String key, ConfigValue value, Map<String, Integer> named) {
    if (value instanceof ConfigList list) {
      texts(list).forEach(name -> add(name, named));
      sections(key, list);
    } else if (value instanceof ConfigObject below) {
      section(key, below);
    } else {
      add(String.valueOf(value.unwrapped()), named);
    }
  }

  private void sections(String key, ConfigList list) {
    for (int place = 0; place < list.size(); place++) {
      if (list.get(place) instanceof ConfigObject below) {
        section(key + "[" + place + "]", below);
      }
    }
  }

  private void add(String name, Map<String, Integer> named) {
    ConfigReader unheard = ConfigReader.of(ConfigFactory.empty(), "");
    List<String> path =
        format.csv().isPresent() ? List.of(name) : FieldNames.Paths.path(name, unheard, "field");
    int number = format.field(path);
    if (number >= 0) {
      named.put(name, number);
    }
  }

  private static Set<String> words(ConfigValue mapping) {
    return mapping instanceof ConfigObject words ? words.keySet() : Set.of();
  }

  private static Set<String> texts(ConfigValue list) {
    Set<String> texts = new TreeSet<>();
    if (list instanceof ConfigList values) {
      values.stream()
          .filter(value -> value.valueType() != ConfigValueType.OBJECT)
          .forEach(value -> texts.add(String.valueOf(value.unwrapped())));
    }
    return texts;
  }
}
