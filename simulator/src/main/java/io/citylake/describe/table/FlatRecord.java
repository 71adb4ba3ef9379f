package io.citylake.describe.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigUtil;
import io.citylake.describe.words.Spelling;
import io.citylake.describe.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of a JSON record, each under the path by which a description names it. */
final class FlatRecord {
  /** What stands at a path. */
  record Value(List<String> steps, String text, boolean isText) {}

  /** Longer lists of bare numbers are no positions. */
  private static final int LONGEST_TUPLE = 3;

  private static final int DEEPEST = 8;

  private final Words words;
  private final Map<String, Value> values = new LinkedHashMap<>();

  private FlatRecord(Words words) {
    this.words = words;
  }

  /** The values below {@code root}, by path, in the record's order. */
  static Map<String, Value> of(JsonNode root, Words words) {
    FlatRecord flat = new FlatRecord(words);
    flat.object(root, "", List.of());
    return flat.values;
  }

  private void object(JsonNode object, String path, List<String> steps) {
    if (steps.size() > DEEPEST) {
      return;
    }
    object
        .properties()
        .forEach(
            member -> {
              String step = ConfigUtil.joinPath(member.getKey());
              add(
                  member.getValue(),
                  path.isEmpty() ? step : path + "." + step,
                  with(steps, member.getKey()));
            });
  }

  private void add(JsonNode node, String path, List<String> steps) {
    if (node.isObject()) {
      object(node, path, steps);
    } else if (node.isArray()) {
      list(node, path, steps);
    } else {
      String text = node.isNull() ? "" : node.asText().strip();
      values.put(path, new Value(steps, text, node.isTextual()));
    }
  }

  private void list(JsonNode list, String path, List<String> steps) {
    boolean isBare = !list.isEmpty() && !list.get(0).isContainerNode();
    if (isBare && list.size() <= LONGEST_TUPLE) {
      for (int place = 0; place < list.size(); place++) {
        add(list.get(place), path + "[" + place + "]", with(steps, String.valueOf(place)));
      }
    } else if (!isBare) {
      nameKey(list).ifPresent(key -> named(list, key, path, steps));
    }
  }

  private void named(JsonNode list, String key, String path, List<String> steps) {
    for (JsonNode element : list) {
      String name = element.path(key).asText();
      List<String> below = with(steps, name);
      for (Map.Entry<String, JsonNode> member : element.properties()) {
        if (!member.getKey().equals(key) && !member.getValue().isContainerNode()) {
          String place =
              "%s[%s=%s].%s".formatted(path, key, name, ConfigUtil.joinPath(member.getKey()));
          boolean isValue = words.role("value").contains(Spelling.normal(member.getKey()));
          add(member.getValue(), place, isValue ? below : with(below, member.getKey()));
        }
      }
    }
  }

  /** The member by which the objects of a list go: a text that differs in each. */
  private Optional<String> nameKey(JsonNode list) {
    for (String name : words.role("name")) {
      for (Map.Entry<String, JsonNode> member : list.path(0).properties()) {
        if (Spelling.normal(member.getKey()).equals(name) && tellsApart(list, member.getKey())) {
          return Optional.of(member.getKey());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean tellsApart(JsonNode list, String key) {
    Set<String> names = new HashSet<>();
    for (JsonNode element : list) {
      String name = element.path(key).asText("");
      if (name.isEmpty() || !element.path(key).isTextual() || !names.add(name)) {
        return false;
      }
    }
    return true;
  }

  private static List<String> with(List<String> steps, String step) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(step);
    return longer;
  }
}
