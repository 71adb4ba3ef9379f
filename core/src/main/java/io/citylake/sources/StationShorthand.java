package io.citylake.sources;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code stations { latitude = lat }} out as one more alternative of the latitude, {@code
 * stations.lat}: behind the record's own, or in front of them with {@code override = true}.
 */
final class StationShorthand {
  private static final List<String> PARTS = List.of("city", "district", "latitude", "longitude");
  private static final List<String> SECTIONS = List.of("metrics", "attributes");
  private static final String KEY = "key";
  private static final String FIELD = "field";
  private static final String FIELDS = "fields";

  private final Config stations;
  private Config description;

  private StationShorthand(Config description) {
    this.description = description;
    this.stations = description.getConfig(StationNames.STATIONS);
  }

  /**
   * The same description with the stations' columns among its fields.
   *
   * @param description without other shorthand
   */
  static Config spelledOut(Config description) {
    return description.root().get(StationNames.STATIONS) instanceof ConfigObject
        ? new StationShorthand(description).spelledOut()
        : description;
  }

  private Config spelledOut() {
    ConfigValue key = stations.root().get(KEY);
    if (key != null && key.valueType() == ConfigValueType.STRING) {
      String path = ConfigUtil.joinPath(StationNames.STATIONS, KEY, FIELD);
      description = description.withValue(path, key);
    }
    for (String part : PARTS) {
      addColumn(stations.root().get(part), part);
    }
    for (String section : SECTIONS) {
      if (stations.root().get(section) instanceof ConfigObject columns) {
        columns.forEach((name, column) -> addColumn(column, ConfigUtil.joinPath(section, name)));
      }
    }
    return description;
  }

  private void addColumn(ConfigValue column, String path) {
    if (column != null && column.valueType() == ConfigValueType.STRING) {
      String field = StationNames.STATIONS + '.' + column.unwrapped();
      Config part = description.hasPath(path) ? description.getConfig(path) : ConfigFactory.empty();
      Config withField = with(field, part, column);
      description = description.withValue(path, withField.root().withOrigin(column.origin()));
    }
  }

  private Config with(String field, Config part, ConfigValue column) {
    List<Object> fields = new ArrayList<>(own(part));
    boolean isOwnAnotherThing = fields.isEmpty() && !part.isEmpty();
    ConfigValue override = stations.root().get("override");
    boolean overrides = override != null && Boolean.TRUE.equals(override.unwrapped());
    if (isOwnAnotherThing) {
      // A constant, the record's key, or what is computed: there is no gap to fill.
      return overrides ? ConfigFactory.empty().withValue(FIELD, value(field, column)) : part;
    }
    fields.add(overrides ? 0 : fields.size(), field);
    return part.withoutPath(FIELD).withValue(FIELDS, value(fields, column));
  }

  private static List<?> own(Config part) {
    if (part.hasPath(FIELD)) {
      return List.of(part.getValue(FIELD).unwrapped());
    }
    return part.hasPath(FIELDS) ? part.getList(FIELDS).unwrapped() : List.of();
  }

  private static ConfigValue value(Object value, ConfigValue column) {
    return ConfigValueFactory.fromAnyRef(value).withOrigin(column.origin());
  }
}
