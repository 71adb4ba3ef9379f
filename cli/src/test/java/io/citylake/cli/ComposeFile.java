package io.citylake.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * {@code docker-compose.yml}, its merge keys resolved as Compose does; variables stay as written.
 */
record ComposeFile(Map<String, Object> content) {
  private static final String MERGE = "<<";
  private static final LoadSettings MANY_ALIASES =
      LoadSettings.builder().setMaxAliasesForCollections(500).build();

  static ComposeFile read(Path file) throws IOException {
    Object loaded = new Load(MANY_ALIASES).loadFromString(Files.readString(file));
    return new ComposeFile(map(resolved(loaded)));
  }

  Map<String, Map<String, Object>> services() {
    Map<String, Map<String, Object>> services = new LinkedHashMap<>();
    map(content.get("services")).forEach((name, service) -> services.put(name, map(service)));
    return services;
  }

  /** The section {@code key} of a service; empty where there is none. */
  static Map<String, Object> section(Map<String, Object> service, String key) {
    return map(service.getOrDefault(key, Map.of()));
  }

  /** The texts below {@code key} of a service; none where there is no such key. */
  static List<String> texts(Map<String, Object> service, String key) {
    return ((List<?>) service.getOrDefault(key, List.of())).stream().map(String::valueOf).toList();
  }

  @SuppressWarnings("unchecked") // Compose has no other keys than texts.
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  /** YAML 1.2 knows no merge keys: what stands in a map goes before what is merged into it. */
  private static Object resolved(Object node) {
    if (node instanceof List<?> list) {
      return list.stream().map(ComposeFile::resolved).toList();
    }
    if (!(node instanceof Map<?, ?>)) {
      return node;
    }
    Map<String, Object> result = new LinkedHashMap<>();
    map(node)
        .forEach(
            (key, value) -> {
              if (!key.equals(MERGE)) {
                result.put(key, resolved(value));
              }
            });
    mergedInto(node).forEach(merged -> map(resolved(merged)).forEach(result::putIfAbsent));
    return result;
  }

  private static Stream<?> mergedInto(Object node) {
    Object merged = map(node).getOrDefault(MERGE, List.of());
    return merged instanceof List<?> several ? several.stream() : Stream.of(merged);
  }
}
