package io.citylake.sources;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import io.citylake.format.numbers.Arithmetic;
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
    spelledOut = spelledOut(spelledOut, ConfigUtil.joinPath("metric-by-name", "value"));
    for (String section : SECTIONS_OF_FIELDS) {
      if (description.root().get(section) instanceof ConfigObject fields) {
        for (String field : fields.keySet()) {
          spelledOut = spelledOut(spelledOut, ConfigUtil.joinPath(section, field));
        }
      }
    }
    return StationShorthand.spelledOut(spelledOut);
  }

  private static Config spelledOut(Config config, String path) {
    return config.hasPath(path)
        ? config.withValue(path, spelledOut(config.getValue(path)))
        : config;
  }

  private static ConfigValue spelledOut(ConfigValue value) {
    if (value instanceof ConfigObject section) {
      return withOperands(section);
    }
    return under(value.valueType() == ConfigValueType.LIST ? "fields" : "field", value);
  }

  /** In what a number is computed from, a name is a field and a number a constant. */
  private static ConfigObject withOperands(ConfigObject section) {
    ConfigObject spelledOut = section;
    for (Arithmetic arithmetic : Arithmetic.values()) {
      if (section.get(arithmetic.label()) instanceof ConfigList operands) {
        List<ConfigValue> each = operands.stream().map(Shorthand::operand).toList();
        spelledOut =
            spelledOut.withValue(
                arithmetic.label(),
                ConfigValueFactory.fromIterable(each).withOrigin(operands.origin()));
      }
    }
    return spelledOut;
  }

  private static ConfigValue operand(ConfigValue value) {
    return value.valueType() == ConfigValueType.NUMBER
        ? under("constant", value)
        : spelledOut(value);
  }

  private static ConfigValue under(String key, ConfigValue value) {
    return ConfigValueFactory.fromMap(Map.of(key, value)).withOrigin(value.origin());
  }
}
