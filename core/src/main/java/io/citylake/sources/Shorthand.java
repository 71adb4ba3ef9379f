package io.citylake.sources;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Map;

/** Writes {@code pm10 = P1} out as {@code pm10 { field = P1 }}, and a list as {@code fields}. */
final class Shorthand {
  private static final List<String> FIELDS =
      List.of(
          "event_id",
          "sensor_id",
          "sensor_type",
          "city",
          "district",
          "event_time",
          "latitude",
          "longitude");
  private static final List<String> SECTIONS_OF_FIELDS = List.of("metrics", "attributes");

  private Shorthand() {}

  /** The same description without shorthand. */
  static Config spelledOut(Config description) {
    Config spelledOut = description;
    for (String field : FIELDS) {
      spelledOut = spelledOut(spelledOut, ConfigUtil.joinPath(field));
    }
    for (String section : SECTIONS_OF_FIELDS) {
      if (description.root().get(section) instanceof ConfigObject fields) {
        for (String field : fields.keySet()) {
          spelledOut = spelledOut(spelledOut, ConfigUtil.joinPath(section, field));
        }
      }
    }
    return spelledOut;
  }

  private static Config spelledOut(Config config, String path) {
    if (!config.hasPath(path)) {
      return config;
    }
    ConfigValue value = config.getValue(path);
    if (value.valueType() == ConfigValueType.OBJECT) {
      return config;
    }
    String key = value.valueType() == ConfigValueType.LIST ? "fields" : "field";
    return config.withValue(
        path, ConfigValueFactory.fromMap(Map.of(key, value)).withOrigin(value.origin()));
  }
}
