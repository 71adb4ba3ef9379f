package io.citylake.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Open sections are those whose keys are another program's names. Such a name is one key, dots and
 * all: read as a path, {@code fs.s3a.endpoint.region} would take the place of {@code
 * fs.s3a.endpoint}.
 */
public final class OpenSections {
  /** The sections, by their full keys. */
  public static final Set<String> KEYS =
      Set.of("kafka.properties", "lake.properties", "storage.properties");

  private OpenSections() {}

  /** Gives {@code config} with each name in an open section as one key. */
  static Config withWholeNames(Config config) {
    Config result = config;
    for (String section : KEYS) {
      if (config.hasPath(section) && config.getValue(section) instanceof ConfigObject values) {
        result = result.withoutPath(section);
        for (Map.Entry<String, ConfigValue> named : named(values).entrySet()) {
          String path = section + "." + ConfigUtil.quoteString(named.getKey());
          result = result.withValue(path, named.getValue());
        }
      }
    }
    return result;
  }

  private static Map<String, ConfigValue> named(ConfigObject values) {
    Map<String, ConfigValue> named = new LinkedHashMap<>();
    for (Map.Entry<String, ConfigValue> entry : values.toConfig().entrySet()) {
      named.put(String.join(".", ConfigUtil.splitPath(entry.getKey())), entry.getValue());
    }
    return named;
  }
}
