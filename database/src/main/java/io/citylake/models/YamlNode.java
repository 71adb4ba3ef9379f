package io.citylake.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a YAML file that knows where it stands, so that what is wrong can be said. What is
 * wrong in these files is a programmer's mistake: they are in the jar.
 */
record YamlNode(String place, Object value) {

  YamlNode required(String key) {
    return optional(key).orElseThrow(() -> wrong("lacks " + key));
  }

  Optional<YamlNode> optional(String key) {
    return Optional.ofNullable(map().get(key))
        .map(child -> new YamlNode(place + ": " + key, child));
  }

  /** Only these keys may be here: a misspelt one would silently mean nothing. */
  YamlNode only(Set<String> keys) {
    map().keySet().stream()
        .filter(key -> !keys.contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw wrong("has no use for " + key);
            });
    return this;
  }

  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw wrong("must be text");
  }

  double number() {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong("must be a number");
  }

  boolean isTrue() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong("must be true or false");
  }

  List<YamlNode> items() {
    if (value instanceof List<?> list) {
      return list.stream().map(item -> new YamlNode(place, item)).toList();
    }
    throw wrong("must be a list");
  }

  List<String> texts() {
    return items().stream().map(YamlNode::text).toList();
  }

  /** The entries in the file's order. */
  Map<String, YamlNode> entries() {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    map().forEach((key, child) -> entries.put(key, new YamlNode(place + ": " + key, child)));
    return entries;
  }

  private Map<String, Object> map() {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> named = new LinkedHashMap<>();
      map.forEach((key, child) -> named.put(String.valueOf(key), child));
      return named;
    }
    throw wrong("must be a mapping");
  }

  IllegalStateException wrong(String what) {
    return new IllegalStateException(place + " " + what);
  }
}
